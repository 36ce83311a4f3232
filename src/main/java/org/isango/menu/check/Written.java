package org.isango.menu.check;

import org.isango.menu.Place;
import org.isango.text.Language;

/// One text as it stands in a file.
///
/// @param name how to speak of it, like `say of home`
/// @param medium what shows it
record Written(Place place, String name, Language language, Medium medium, String text) {
  enum Medium {
    SCREEN,
    SMS
  }

  /// Holes take room, but not that of their names.
  static final String HOLE = "\\{[a-zA-Z0-9_.-]+}";

  String withoutHoles() {
    return text.replaceAll(HOLE, "");
  }

  /// Whether this many letters can hardly be the same by chance.
  static boolean isLong(String text) {
    return text.replaceAll(HOLE, "").codePoints().filter(Character::isLetter).count() > 30;
  }
}
