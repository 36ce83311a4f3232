package org.isango.menu;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Menu files as an earlier reading took them apart: YAML takes longer to read than all the rest of
/// the menus, and few files change between two starts. A file is known by the hash of its name and
/// bytes, and only the program that took it apart believes it, so what is found here is what
/// parsing it again would give.
public final class ParsedFiles {
  private final Map<String, Node.Mapping> before;
  private final Map<String, Node.Mapping> now = new LinkedHashMap<>();

  private ParsedFiles(Map<String, Node.Mapping> before) {
    this.before = before;
  }

  /// Nothing was read before.
  public static ParsedFiles none() {
    return new ParsedFiles(Map.of());
  }

  /// @param packed by [#pack]; anything else counts for nothing
  /// @param program which build reads it; what another one wrote counts for nothing
  public static ParsedFiles unpack(byte[] packed, String program) {
    var in = new BytesIn(packed);
    var files = new LinkedHashMap<String, Node.Mapping>();
    try {
      if (!in.text().equals(program)) return none();
      for (int left = in.count(); left > 0; left--) {
        files.put(in.text(), NodeCodec.decode(in));
      }
      return in.atEnd() ? new ParsedFiles(files) : none();
    } catch (BytesIn.Rubbish e) {
      return none();
    }
  }

  /// The files that were read since, for the next time.
  ///
  /// @param program which build this is
  public byte[] pack(String program) {
    var out = new BytesOut(1 << 20);
    out.text(program);
    out.count(now.size());
    now.forEach(
        (hash, file) -> {
          out.text(hash);
          NodeCodec.encode(file, out);
        });
    return out.bytes();
  }

  /// Whether the next time would go faster with [#pack] than with what was there before.
  public boolean isNews() {
    return !now.keySet().equals(before.keySet());
  }

  Optional<Node.Mapping> find(String hash) {
    var known = Optional.ofNullable(before.get(hash));
    known.ifPresent(file -> now.put(hash, file));
    return known;
  }

  void add(String hash, Node.Mapping file) {
    now.put(hash, file);
  }
}
