package org.isango.menu;

import java.util.List;
import java.util.Optional;
import org.isango.text.Language;

/// One screen in one language, ready to be shown.
///
/// @param language the language it really speaks: English where a translation may not be shown
/// @param say the text above the lines
/// @param expired the text instead, once a told fact is past its review date; empty where this
///   language has none and the English screen has to be shown
/// @param lines the numbered lines of its options, in the order of the file
/// @param shown option ids behind the digits 1 to 9; empty where a digit has none
/// @param zero the line for 0, where there is one
/// @param more the line for 9 on a list that goes on
/// @param again what the nth wrong answer is met with
/// @param ready the whole reply, where nothing in it changes
record Face(
    Language language,
    Template say,
    Optional<Template> expired,
    List<Template> lines,
    List<String> shown,
    Optional<String> zero,
    String more,
    List<Template> again,
    Optional<Reply> ready) {

  /// Ids that stand in `shown` for what is not an option; no option or row can have them.
  static final String MORE = "+more";

  static final String ASK_US = "+ask";

  Face withReady(Reply reply) {
    return new Face(language, say, expired, lines, shown, zero, more, again, Optional.of(reply));
  }
}
