package org.isango.directory;

/// One name of a place, in the forms in which it is compared.
///
/// @param town whose name it is
/// @param stem where the key starts without its prefix
/// @param letters which letters the key holds, one bit each; tells at once what cannot resemble it
/// @param exactOnly a name so short that it resembles everything
record Name(Town town, String key, int stem, String sound, long letters, boolean exactOnly) {
  private static final int SHORT = 3;

  /// The name under which the place is shown.
  static Name own(Town town) {
    return of(town, town.key(), false);
  }

  /// A name in another language, a former name, a nickname, an abbreviation.
  static Name other(Town town, String name) {
    var key = Spelling.key(name);
    return of(town, key, key.length() <= SHORT);
  }

  private static Name of(Town town, String key, boolean exactOnly) {
    return new Name(
        town, key, Spelling.stem(key), Spelling.sound(key), Spelling.letters(key), exactOnly);
  }

  /// Whether this is the key without its prefix.
  boolean hasStem(String text) {
    return key.length() - stem == text.length() && key.endsWith(text);
  }
}
