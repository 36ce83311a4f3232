package org.isango.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a PostgreSQL is and how to sign in to it. The password stays in its file until it is
/// needed.
///
/// @param tls refuse a connection without verified TLS
public record DatabaseAddress(
    String host, int port, String name, String user, Path passwordFile, boolean tls) {

  String password() {
    try {
      return Files.readString(passwordFile).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "cannot read the database password from " + passwordFile, unreadable);
    }
  }

  String jdbc() {
    return "jdbc:postgresql://"
        + host
        + ":"
        + port
        + "/"
        + name
        + (tls ? "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" : "");
  }
}
