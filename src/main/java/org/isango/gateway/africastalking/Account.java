package org.isango.gateway.africastalking;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What an account at Africa's Talking needs. The key stands in a file, read anew for every
/// request, so that it can be changed while the service runs.
///
/// @param base where the service is, such as `https://api.africastalking.com/version1`
/// @param sender the number or short code that texts come from; empty: the provider's own
/// @param json whether to use the JSON endpoint instead of the form
/// @param answer how long to wait for an answer to a request
public record Account(
    URI base,
    String username,
    Path keyFile,
    Optional<String> sender,
    boolean json,
    Duration answer) {

  /// The key, or empty when the file cannot be read: then nothing is sent.
  Optional<String> key() {
    try {
      return Optional.of(Files.readString(keyFile).strip()).filter(k -> !k.isEmpty());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  String url(String path) {
    var start = base.toString();
    return (start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path;
  }

  @Override
  public String toString() {
    return "[account]";
  }
}
