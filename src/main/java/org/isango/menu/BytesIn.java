package org.isango.menu;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What [BytesOut] wrote. Everything else is rubbish, and said to be so.
final class BytesIn {
  private final byte[] bytes;
  private int at;

  BytesIn(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean atEnd() {
    return at == bytes.length;
  }

  int take() throws Rubbish {
    if (atEnd()) throw new Rubbish();
    return bytes[at++];
  }

  int count() throws Rubbish {
    long count = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = take();
      count |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        if (count > Integer.MAX_VALUE || next == 0 && shift > 0) throw new Rubbish();
        return (int) count;
      }
    }
    throw new Rubbish();
  }

  String text() throws Rubbish {
    int length = count();
    if (length > bytes.length - at) throw new Rubbish();
    var text = new String(bytes, at, length, StandardCharsets.UTF_8);
    // What stands for bytes that are no text is rare, so that looking again costs nothing.
    if (text.indexOf('\uFFFD') >= 0) requireText(length);
    at += length;
    return text;
  }

  private void requireText(int length) throws Rubbish {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
    } catch (CharacterCodingException malformed) {
      throw new Rubbish();
    }
  }

  List<String> texts() throws Rubbish {
    int size = count();
    var texts = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      texts.add(text());
    }
    return texts;
  }

  /// Carries nothing.
  static final class Rubbish extends Exception {
    private static final long serialVersionUID = 1;

    Rubbish() {
      super("", null, false, false);
    }
  }
}
