package org.isango.gateway.africastalking;

/// The gateway's word that a session is over: before, after, or instead of what we saw of it. Only
/// what identifies nobody is taken from it; the transcript it carries is dropped unread.
///
/// @param status `Success`, `Incomplete`, `Failed`, or `other`
/// @param networkCode mobile country and network code, or the empty text
public record SessionEnd(String status, String networkCode) {}
