import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What members press, as requests, and what they must see. Members of different groups know
/// different languages, so the same keys show them different screens; every answer is held against
/// the screen of its own group, walk and hop, byte for byte. The screens are taken once before the
/// load, one hop after the other, when nothing can be mixed up.
final class Walks {
  private final byte[] head;
  private final byte[] tail;
  private final byte[][][] texts;
  private final InetSocketAddress server;
  private byte[][][][] screens = new byte[0][][][];

  /// @param keys walks with `,` between them, keys with `*`
  Walks(InetSocketAddress server, String path, String keys) {
    this.server = server;
    head =
        bytes(
            "POST "
                + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ");
    tail = bytes("&serviceCode=%2A134%2A100%23&networkCode=65501&text=");
    texts = Arrays.stream(keys.split(",")).map(Walks::texts).toArray(byte[][][]::new);
  }

  /// The cumulative text of every hop, the dial first.
  private static byte[][] texts(String keys) {
    String[] pressed = keys.split("\\*");
    var texts = new byte[pressed.length + 1][];
    texts[0] = new byte[0];
    for (int i = 0; i < pressed.length; i++) {
      String text = String.join("*", Arrays.copyOf(pressed, i + 1));
      texts[i + 1] = bytes(URLEncoder.encode(text, StandardCharsets.UTF_8));
    }
    return texts;
  }

  static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.ISO_8859_1);
  }

  int count() {
    return texts.length;
  }

  boolean isLast(int walk, int hop) {
    return hop == texts[walk].length - 1;
  }

  void request(ByteBuffer out, String session, String number, int walk, int hop) {
    byte[] text = texts[walk][hop];
    String start = "sessionId=" + session + "&phoneNumber=%2B" + number;
    out.put(head);
    out.put(bytes((start.length() + tail.length + text.length) + "\r\n\r\n"));
    out.put(bytes(start)).put(tail).put(text);
  }

  /// Takes the screens of members `0` to `groups - 1`, one for each group.
  void record(int groups) throws IOException {
    screens = new byte[groups][texts.length][][];
    for (int g = 0; g < groups; g++) {
      for (int w = 0; w < texts.length; w++) {
        screens[g][w] = new byte[texts[w].length][];
        String session = "first_" + g + "_" + w + "_" + System.nanoTime();
        for (int h = 0; h < texts[w].length; h++) screens[g][w][h] = ask(session, g, w, h);
      }
    }
  }

  private byte[] ask(String session, int group, int walk, int hop) throws IOException {
    var out = ByteBuffer.allocate(2048);
    request(out, session, UssdLoad.number(group), walk, hop);
    try (var socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(out.array(), 0, out.position());
      var in = new byte[8192];
      int length = 0;
      while (true) {
        int n = socket.getInputStream().read(in, length, in.length - length);
        if (n < 0) throw new IOException("closed without an answer");
        length += n;
        var answer = Answer.read(in, length);
        if (answer.isPresent()) {
          if (answer.get().status() != 200) {
            throw new IOException("status " + answer.get().status());
          }
          return Arrays.copyOfRange(in, answer.get().from(), answer.get().to());
        }
      }
    }
  }

  boolean isRecorded() {
    return screens.length > 0;
  }

  /// Whether these bytes are the screen that this member must see now.
  boolean isRight(byte[] in, Answer answer, int member, int walk, int hop) {
    byte[] screen = screens[member % screens.length][walk][hop];
    return Arrays.equals(in, answer.from(), answer.to(), screen, 0, screen.length);
  }
}
