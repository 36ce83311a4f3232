import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Where a complete HTTP answer has its body.
record Answer(int status, int from, int to, boolean close) {

  /// Empty until all of it has arrived.
  static Optional<Answer> read(byte[] in, int length) {
    int end = headEnd(in, length);
    if (end < 0) return Optional.empty();
    String head = new String(in, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int status = Integer.parseInt(head.substring(9, 12));
    boolean close = head.contains("\r\nconnection: close");
    if (head.contains("\r\ntransfer-encoding:")) return chunked(in, length, end, status, close);
    int at = head.indexOf("\r\ncontent-length:");
    int size =
        at < 0 ? 0 : Integer.parseInt(head.substring(at + 17, head.indexOf('\r', at + 17)).strip());
    return length - end < size
        ? Optional.empty()
        : Optional.of(new Answer(status, end, end + size, close));
  }

  private static int headEnd(byte[] in, int length) {
    for (int i = 3; i < length; i++) {
      if (in[i] == '\n' && in[i - 1] == '\r' && in[i - 2] == '\n' && in[i - 3] == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  /// One chunk is all that any of the servers sends.
  private static Optional<Answer> chunked(
      byte[] in, int length, int end, int status, boolean close) {
    String body = new String(in, end, length - end, StandardCharsets.ISO_8859_1);
    if (!body.endsWith("0\r\n\r\n")) return Optional.empty();
    int line = body.indexOf("\r\n");
    int from = end + line + 2;
    int size = Integer.parseInt(body.substring(0, line).strip(), 16);
    return Optional.of(new Answer(status, from, from + size, close));
  }

  boolean begins(byte[] in, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (from + i >= to || in[from + i] != word.charAt(i)) return false;
    }
    return true;
  }
}
