package org.isango.menu;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isango.text.Language;

/// A [State] as bytes, for the session row. Not secret by itself: whoever stores it seals it.
///
/// Version 1: one byte version; `at`; language code, empty for none; picks as count and pairs in
/// the order of their names; `shown`; page; misses; `trail`. Counts and texts as in [BytesOut].
public final class StateCodec {
  private static final int VERSION = 1;

  private StateCodec() {}

  public static byte[] encode(State state) {
    var out = new BytesOut(256);
    out.put(VERSION);
    out.text(state.at());
    out.text(state.language().map(Language::code).orElse(""));
    out.count(state.picks().size());
    new TreeMap<>(state.picks())
        .forEach(
            (name, value) -> {
              out.text(name);
              out.text(value);
            });
    out.texts(state.shown());
    out.count(state.page());
    out.count(state.misses());
    out.texts(state.trail());
    return out.bytes();
  }

  /// Empty for anything that [#encode] did not make.
  public static Optional<State> decode(byte[] bytes) {
    var in = new BytesIn(bytes);
    try {
      if (in.take() != VERSION) return Optional.empty();
      String at = in.text();
      String code = in.text();
      Optional<Language> language = Language.of(code);
      if (!code.isEmpty() && language.isEmpty()) return Optional.empty();
      var state =
          new State(at, language, picks(in), in.texts(), in.count(), in.count(), in.texts());
      return in.atEnd() ? Optional.of(state) : Optional.empty();
    } catch (BytesIn.Rubbish e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> picks(BytesIn in) throws BytesIn.Rubbish {
    int size = in.count();
    var picks = new HashMap<String, String>();
    for (int i = 0; i < size; i++) {
      if (picks.put(in.text(), in.text()) != null) throw new BytesIn.Rubbish();
    }
    return picks;
  }
}
