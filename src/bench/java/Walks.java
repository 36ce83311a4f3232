import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The paths the members walk: keys with `*` between them, several paths with `,`. What each answer
/// must be is recorded before the load, one walker alone, once for every path and language.
final class Walks {
  /// Path, hop: the text field, as it is sent.
  final byte[][][] texts;

  /// Language, path, hop: the answer. Empty when nothing was recorded.
  private byte[][][][] answers = new byte[0][][][];

  Walks(String paths) {
    String[] each = paths.split(",");
    texts = new byte[each.length][][];
    for (int w = 0; w < each.length; w++) {
      String[] keys = each[w].split("\\*");
      texts[w] = new byte[keys.length + 1][];
      texts[w][0] = new byte[0];
      for (int k = 1; k <= keys.length; k++) {
        String typed = String.join("*", Arrays.copyOf(keys, k));
        texts[w][k] = bytes(URLEncoder.encode(typed, StandardCharsets.UTF_8));
      }
    }
  }

  int hops(int walk) {
    return texts[walk].length;
  }

  boolean recorded() {
    return answers.length > 0;
  }

  /// Whether this is the answer that belongs to her own path, byte for byte.
  boolean isHers(int member, int walk, int hop, byte[] in, int from, int length) {
    byte[] hers = answer(member, walk, hop);
    return Arrays.equals(in, from, from + length, hers, 0, hers.length);
  }

  /// A session ended where her path goes on: the service was too busy and said so.
  boolean endsEarly(int member, int walk, int hop, byte[] in, int from) {
    return in[from] == 'E' && answer(member, walk, hop)[0] != 'E';
  }

  private byte[] answer(int member, int walk, int hop) {
    return answers[member % answers.length][walk][hop];
  }

  /// Walks every path as the first members, who speak one language each.
  void record(InetSocketAddress server, String head, String member, String tail, int languages)
      throws IOException {
    answers = new byte[languages][texts.length][][];
    for (int l = 0; l < languages; l++) {
      for (int w = 0; w < texts.length; w++) {
        answers[l][w] = new byte[texts[w].length][];
        String session = "sessionId=ATUid_first" + System.nanoTime();
        for (int h = 0; h < texts[w].length; h++) {
          String body = session + member.formatted(l) + tail + text(texts[w][h]);
          answers[l][w][h] = ask(server, head + body.length() + "\r\n\r\n" + body);
        }
      }
    }
  }

  private static byte[] ask(InetSocketAddress server, String request) throws IOException {
    try (var socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(bytes(request.replaceFirst("\r\n", "\r\nConnection: close\r\n")));
      byte[] all = socket.getInputStream().readAllBytes();
      return Arrays.copyOfRange(all, text(all).indexOf("\r\n\r\n") + 4, all.length);
    }
  }

  private static byte[] bytes(String s) {
    return s.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] b) {
    return new String(b, StandardCharsets.ISO_8859_1);
  }
}
