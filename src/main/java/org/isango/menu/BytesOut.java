package org.isango.menu;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Counts and texts as bytes; [BytesIn] reads them. A count is base 128, low seven bits first; a
/// text is its count of UTF-8 bytes and the bytes.
final class BytesOut {
  private byte[] bytes;
  private int length;

  /// @param room a guess at how many bytes it will be
  BytesOut(int room) {
    this.bytes = new byte[room];
  }

  void put(int oneByte) {
    if (length == bytes.length) bytes = Arrays.copyOf(bytes, 2 * length);
    bytes[length++] = (byte) oneByte;
  }

  void count(int count) {
    int rest = count;
    while (rest > 0x7F) {
      put(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    put(rest);
  }

  void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    count(utf8.length);
    if (length + utf8.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (length + utf8.length));
    }
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  void texts(List<String> texts) {
    count(texts.size());
    texts.forEach(this::text);
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }
}
