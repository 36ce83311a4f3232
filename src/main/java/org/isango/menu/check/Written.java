package org.isango.menu.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isango.menu.Place;
import org.isango.text.Language;

/// One text as it stands in a file.
///
/// @param name how to speak of it, like `say of home`
/// @param medium what shows it
record Written(Place place, String name, Language language, Medium medium, String text) {
  private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z0-9_.-]+)}");

  /// The same text by chance has hardly as many letters.
  private static final int LONG = 30;

  enum Medium {
    SCREEN,
    SMS
  }

  /// Names of the holes, like `clinic.name`, in the order of the alphabet.
  static Set<String> holes(String text) {
    var holes = new TreeSet<String>();
    Matcher matcher = HOLE.matcher(text);
    while (matcher.find()) {
      holes.add(matcher.group(1));
    }
    return holes;
  }

  /// What is left of a text without its holes.
  static String around(String text) {
    return text.indexOf('{') < 0 ? text : HOLE.matcher(text).replaceAll("");
  }

  static boolean isLong(String text) {
    return around(text).codePoints().filter(Character::isLetter).count() > LONG;
  }
}
