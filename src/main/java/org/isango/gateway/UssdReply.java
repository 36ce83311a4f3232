package org.isango.gateway;

/// What the phone shows, and whether the session ends with it.
public record UssdReply(String text, boolean end) {}
