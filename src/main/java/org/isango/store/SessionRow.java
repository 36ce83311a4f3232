package org.isango.store;

/// One session as it is stored.
///
/// @param id its keyed id, 16 bytes
/// @param hop how many hops are answered
/// @param sealed everything else, sealed
public record SessionRow(byte[] id, int hop, byte[] sealed) {}
