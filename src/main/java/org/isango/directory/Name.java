package org.isango.directory;

/// One name of a place, in the forms in which it is compared.
///
/// @param town whose name it is
/// @param exactOnly a name so short that it resembles everything
record Name(Town town, String key, String bare, String sound, String skeleton, boolean exactOnly) {
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
    var sound = Spelling.sound(key);
    return new Name(town, key, Spelling.bare(key), sound, Spelling.skeleton(sound), exactOnly);
  }
}
