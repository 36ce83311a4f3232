package org.isango.sms.broadcast;

import org.isango.member.Wishes.Style;
import org.isango.text.Language;

/// The text for members of one language and one SMS style.
///
/// @param style hidden, plain or full
public record Wording(Language language, Style style, String text) {
  @Override
  public String toString() {
    return "Wording[%s, %s]".formatted(language, style);
  }
}
