import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// One HTTP answer in the bytes that have arrived so far.
///
/// @param close whether the server ends the connection with it
record Answer(byte[] in, int status, int start, int length, boolean close) {
  private static final int LONGEST_SHOWN = 120;

  /// Whether this much is a whole answer.
  boolean whole() {
    return length >= 0;
  }

  /// Nothing whole yet.
  private static Answer part(byte[] in) {
    return new Answer(in, 0, 0, -1, false);
  }

  static Answer read(byte[] in, int have) {
    int body = body(in, have);
    if (body < 0) return part(in);
    int status = (in[9] - '0') * 100 + (in[10] - '0') * 10 + (in[11] - '0');
    int length = 0;
    boolean chunked = false;
    boolean close = false;
    int line = 0;
    for (int i = 0; i < body; i++) {
      if (in[i] != '\n') continue;
      if (starts(in, line, "content-length:")) length = digits(in, line, i);
      else if (starts(in, line, "transfer-encoding:")) chunked = true;
      else if (starts(in, line, "connection:")) close = text(in, line, i).contains("close");
      line = i + 1;
    }
    if (chunked) return chunk(in, have, status, body, close);
    return have - body < length ? part(in) : new Answer(in, status, body, length, close);
  }

  /// An answer in one chunk, as the stand-in sends it.
  private static Answer chunk(byte[] in, int have, int status, int body, boolean close) {
    String all = new String(in, body, have - body, StandardCharsets.ISO_8859_1);
    if (!all.endsWith("0\r\n\r\n")) return part(in);
    int line = all.indexOf("\r\n");
    int length = Integer.parseInt(all.substring(0, line).trim(), 16);
    return new Answer(in, status, body + line + 2, length, close);
  }

  private static int body(byte[] in, int have) {
    for (int i = 3; i < have; i++) {
      if (in[i] == '\n' && in[i - 1] == '\r' && in[i - 2] == '\n' && in[i - 3] == '\r') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int digits(byte[] in, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (in[i] >= '0' && in[i] <= '9') number = number * 10 + in[i] - '0';
    }
    return number;
  }

  private static String text(byte[] in, int from, int to) {
    return new String(in, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  private static boolean starts(byte[] in, int at, String lower) {
    for (int i = 0; i < lower.length(); i++) {
      int c = in[at + i];
      if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
      if (c != lower.charAt(i)) return false;
    }
    return true;
  }

  boolean goesOn() {
    return says("CON");
  }

  boolean ends() {
    return says("END");
  }

  private boolean says(String word) {
    return length >= 3
        && in[start] == word.charAt(0)
        && in[start + 1] == word.charAt(1)
        && in[start + 2] == word.charAt(2);
  }

  /// Whether the seven last digits of her number are in it.
  boolean names(int member) {
    byte[] number = "%07d".formatted(member).getBytes(StandardCharsets.US_ASCII);
    for (int i = start; i + number.length <= start + length; i++) {
      if (Arrays.equals(in, i, i + number.length, number, 0, number.length)) return true;
    }
    return false;
  }

  @Override
  public String toString() {
    return "status "
        + status
        + ": "
        + new String(in, start, Math.min(length, LONGEST_SHOWN), StandardCharsets.UTF_8);
  }
}
