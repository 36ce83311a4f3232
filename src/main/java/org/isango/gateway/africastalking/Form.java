package org.isango.gateway.africastalking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A form body, read strictly and in one pass. The first of two fields with one name counts.
final class Form {
  private final int most;
  private final List<String> names;
  private final List<String> values;
  private boolean doubled;

  private Form(int most) {
    this.most = most;
    names = new ArrayList<>(most);
    values = new ArrayList<>(most);
  }

  /// @param most how many different fields it may have
  /// @return empty when it has more or is not percent-encoded properly
  static Optional<Form> read(byte[] body, int most) {
    var form = new Form(most);
    int start = 0;
    while (start < body.length) {
      int end = start;
      while (end < body.length && body[end] != '&') end++;
      if (end > start && !form.add(body, start, end)) return Optional.empty();
      start = end + 1;
    }
    return Optional.of(form);
  }

  private boolean add(byte[] body, int start, int end) {
    int equals = start;
    while (equals < end && body[equals] != '=') equals++;
    var name = decode(body, start, equals);
    var value = decode(body, Math.min(equals + 1, end), end);
    if (name.isEmpty() || value.isEmpty()) return false;
    if (names.contains(name.get())) {
      doubled = true;
      return true;
    }
    if (names.size() == most) return false;
    names.add(name.get());
    values.add(value.get());
    return true;
  }

  private static Optional<String> decode(byte[] body, int start, int end) {
    var out = new byte[end - start];
    int length = 0;
    for (int i = start; i < end; i++) {
      byte b = body[i];
      if (b == '%') {
        int high = i + 2 < end ? Character.digit(body[i + 1], 16) : -1;
        int low = i + 2 < end ? Character.digit(body[i + 2], 16) : -1;
        if (high < 0 || low < 0) return Optional.empty();
        out[length++] = (byte) (high << 4 | low);
        i += 2;
      } else {
        out[length++] = b == '+' ? (byte) ' ' : b;
      }
    }
    return Optional.of(new String(out, 0, length, StandardCharsets.UTF_8));
  }

  /// A field, or the empty text.
  String get(String name) {
    int at = names.indexOf(name);
    return at < 0 ? "" : values.get(at);
  }

  /// Whether a field came twice.
  boolean doubled() {
    return doubled;
  }

  @Override
  public String toString() {
    return "[form]";
  }
}
