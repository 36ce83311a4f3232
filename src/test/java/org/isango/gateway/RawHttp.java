package org.isango.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Speaks to a port byte by byte, so that a test can say what no client library would.
public final class RawHttp {
  private static final int PATIENCE_MS = 20_000;

  private RawHttp() {}

  /// @param status 0 when the connection ended without an answer
  /// @param body what came after the head, further answers included
  /// @param closed whether the server ended the connection
  public record Answer(int status, List<String> headers, String body, boolean closed) {
    public Optional<String> header(String name) {
      var start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(h -> h.toLowerCase(Locale.ROOT).startsWith(start))
          .map(h -> h.substring(start.length()).strip())
          .findFirst();
    }

    public String all() {
      return status + "\n" + String.join("\n", headers) + "\n" + body;
    }
  }

  /// Sends, and reads one whole answer.
  public static Answer exchange(int port, String request) {
    return exchange(port, request.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static Answer exchange(int port, byte[] request) {
    boolean bodiless = new String(request, 0, 5, StandardCharsets.ISO_8859_1).equals("HEAD ");
    return speak(port, request, soFar -> isWhole(soFar, bodiless));
  }

  /// Sends, and reads until the server ends the connection; our own side stays open.
  public static Answer untilClosed(int port, String request) {
    return speak(port, request.getBytes(StandardCharsets.ISO_8859_1), soFar -> false);
  }

  /// The same, every byte in a packet of its own.
  public static Answer slowly(int port, String request) {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.setTcpNoDelay(true);
      for (byte b : request.getBytes(StandardCharsets.ISO_8859_1)) send(socket, new byte[] {b});
      return read(socket, soFar -> false);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Answer speak(int port, byte[] request, Predicate<String> enough) {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MS);
      send(socket, request);
      return read(socket, enough);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void send(Socket socket, byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
    } catch (SocketException hungUp) {
      // the server may answer and end before it has read everything
    }
  }

  private static Answer read(Socket socket, Predicate<String> enough) throws IOException {
    var got = new ByteArrayOutputStream();
    var part = new byte[4096];
    try {
      while (!enough.test(got.toString(StandardCharsets.UTF_8))) {
        int length = socket.getInputStream().read(part);
        if (length < 0) return answer(got.toString(StandardCharsets.UTF_8), true);
        got.write(part, 0, length);
      }
    } catch (SocketTimeoutException silence) {
      return answer(got.toString(StandardCharsets.UTF_8), false);
    } catch (SocketException reset) {
      return answer(got.toString(StandardCharsets.UTF_8), true);
    }
    return answer(got.toString(StandardCharsets.UTF_8), false);
  }

  private static boolean isWhole(String text, boolean bodiless) {
    int head = text.indexOf("\r\n\r\n");
    if (head < 0) return false;
    if (text.startsWith("HTTP/1.1 100")) return isWhole(text.substring(head + 4), bodiless);
    var length = answer(text, false).header("content-length").map(Integer::valueOf).orElse(0);
    return bodiless || text.substring(head + 4).getBytes(StandardCharsets.UTF_8).length >= length;
  }

  private static Answer answer(String text, boolean closed) {
    int head = text.indexOf("\r\n\r\n");
    if (head < 0) return new Answer(0, List.of(), text, closed);
    var lines = new ArrayList<>(text.substring(0, head).lines().toList());
    int status = Integer.parseInt(lines.removeFirst().split(" ")[1]);
    return new Answer(status, lines, text.substring(head + 4), closed);
  }
}
