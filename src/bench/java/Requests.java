import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The requests of the members, written straight into a buffer: a form as Africa's Talking posts
/// it.
final class Requests {
  static final String PREFIX = "%2B2760";
  private static final String SERVICE = "%2A134%2A100%23";
  private static final String NETWORK = "65501";
  private static final int NUMBER = 7;
  private static final int ID = 16;
  private static final byte[] HEX = bytes("0123456789abcdef");
  private static final byte[] SESSION = bytes("sessionId=ATUid_");
  private static final byte[] PHONE = bytes("&phoneNumber=" + PREFIX);

  final String head;
  final String tail = "&serviceCode=" + SERVICE + "&networkCode=" + NETWORK + "&text=";
  private final byte[] headBytes;
  private final byte[] tailBytes = bytes(tail);

  Requests(URI url) {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: "
            + url.getHost()
            + ":"
            + url.getPort()
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
    headBytes = bytes(head);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// @param text what she has typed so far, as it is sent
  void write(long session, int member, byte[] text, ByteBuffer out) {
    int length = SESSION.length + ID + PHONE.length + NUMBER + tailBytes.length + text.length;
    out.clear();
    out.put(headBytes);
    decimal(out, length, length > 999 ? 4 : 3);
    out.put((byte) '\r').put((byte) '\n').put((byte) '\r').put((byte) '\n');
    out.put(SESSION);
    for (int shift = 60; shift >= 0; shift -= 4) out.put(HEX[(int) (session >>> shift) & 15]);
    out.put(PHONE);
    decimal(out, member, NUMBER);
    out.put(tailBytes).put(text).flip();
  }

  private static void decimal(ByteBuffer out, int number, int width) {
    int unit = 1;
    for (int i = 1; i < width; i++) unit *= 10;
    for (; unit > 0; unit /= 10) out.put((byte) ('0' + number / unit % 10));
  }
}
