package org.isango.menu;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isango.text.Language;

/// A [State] as bytes, for the session row. Not secret by itself: whoever stores it seals it.
///
/// Version 1: one byte version; `at`; language code, empty for none; picks as count and pairs in
/// the order of their names; `shown`; page; misses; `trail`. A count is base 128, low seven bits
/// first; a text is its count of UTF-8 bytes and the bytes.
public final class StateCodec {
  private static final int VERSION = 1;

  private StateCodec() {}

  public static byte[] encode(State state) {
    var out = new ByteArrayOutputStream(256);
    out.write(VERSION);
    text(out, state.at());
    text(out, state.language().map(Language::code).orElse(""));
    count(out, state.picks().size());
    new TreeMap<>(state.picks())
        .forEach(
            (name, value) -> {
              text(out, name);
              text(out, value);
            });
    texts(out, state.shown());
    count(out, state.page());
    count(out, state.misses());
    texts(out, state.trail());
    return out.toByteArray();
  }

  /// Empty for anything that [#encode] did not make.
  public static Optional<State> decode(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    try {
      if (!in.hasRemaining() || in.get() != VERSION) {
        return Optional.empty();
      }
      String at = text(in);
      String code = text(in);
      Optional<Language> language = Language.of(code);
      if (!code.isEmpty() && language.isEmpty()) {
        return Optional.empty();
      }
      var state = new State(at, language, picks(in), texts(in), count(in), count(in), texts(in));
      return in.hasRemaining() ? Optional.empty() : Optional.of(state);
    } catch (Rubbish | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static void count(ByteArrayOutputStream out, int count) {
    int rest = count;
    while (rest > 0x7F) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static void text(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    count(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void texts(ByteArrayOutputStream out, List<String> texts) {
    count(out, texts.size());
    texts.forEach(t -> text(out, t));
  }

  private static int count(ByteBuffer in) throws Rubbish {
    long count = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (!in.hasRemaining()) {
        throw new Rubbish();
      }
      byte next = in.get();
      count |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        if (count > Integer.MAX_VALUE || next == 0 && shift > 0) {
          throw new Rubbish();
        }
        return (int) count;
      }
    }
    throw new Rubbish();
  }

  private static String text(ByteBuffer in) throws Rubbish, CharacterCodingException {
    int length = count(in);
    if (length > in.remaining()) {
      throw new Rubbish();
    }
    ByteBuffer bytes = in.slice(in.position(), length);
    in.position(in.position() + length);
    return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
  }

  private static List<String> texts(ByteBuffer in) throws Rubbish, CharacterCodingException {
    int size = count(in);
    var texts = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static Map<String, String> picks(ByteBuffer in) throws Rubbish, CharacterCodingException {
    int size = count(in);
    var picks = new HashMap<String, String>();
    for (int i = 0; i < size; i++) {
      if (picks.put(text(in), text(in)) != null) {
        throw new Rubbish();
      }
    }
    return picks;
  }

  /// Not thrown out of here; carries nothing.
  private static final class Rubbish extends Exception {
    Rubbish() {
      super("", null, false, false);
    }
  }
}
