package org.isango.directory;

/// Something typed that may be a name, and how well each name fits it.
///
/// The weights were set before they were tried and are not tuned: a different spelling of one name
/// must beat a similar name, and a name cut off must beat both.
final class Term {
  private static final double EXACT = 1.30;
  private static final double SAME_STEM = 1.15;
  private static final double SAME_SOUND = 1.12;
  private static final double CUT_OFF = 0.85;
  private static final double CUT_OFF_SHARE = 0.10;
  private static final double LETTERS = 0.40;
  private static final double SOUNDS = 0.20;
  private static final double EDITS = 0.40;
  private static final double SKELETON = 0.12;

  /// Below this many letters nothing but the very name fits.
  private static final int ENOUGH = 3;

  private final String key;
  private final double share;
  private final boolean mayBeCutOff;
  private final boolean exactOnly;
  private final String bare;
  private final String sound;
  private final String skeleton;
  private final Trigrams letters;
  private final Trigrams sounds;
  private final Edits edits;

  private Term(String key, double share, boolean mayBeCutOff, boolean exactOnly) {
    this.key = key;
    this.share = share;
    this.mayBeCutOff = mayBeCutOff && key.length() > ENOUGH;
    this.exactOnly = exactOnly || key.length() < ENOUGH;
    this.bare = Spelling.bare(key);
    this.sound = Spelling.sound(key);
    this.skeleton = Spelling.skeleton(sound);
    this.letters = new Trigrams(key);
    this.sounds = new Trigrams(sound);
    this.edits = new Edits(sound);
  }

  /// All that was typed.
  static Term whole(String key) {
    return new Term(key, 1, true, false);
  }

  /// All that was typed, where nothing but the very name will do.
  static Term exactly(String key) {
    return new Term(key, 1, false, true);
  }

  /// A part of what was typed.
  ///
  /// @param share of the letters that say something; the part counts by it
  /// @param last whether it was typed last, where a session may have cut it off
  static Term part(String key, double share, boolean last) {
    return new Term(key, share, last, false);
  }

  /// How much of what was typed this term stands for.
  double share() {
    return share;
  }

  /// From 0 to 1.3.
  double fits(Name name) {
    if (name.key().equals(key)) return EXACT;
    if (exactOnly || name.exactOnly()) return 0;
    if (name.bare().equals(bare)) return SAME_STEM;
    if (name.sound().equals(sound)) return SAME_SOUND;
    if (mayBeCutOff && name.key().startsWith(key)) {
      return CUT_OFF + CUT_OFF_SHARE * key.length() / name.key().length();
    }
    return resembles(name);
  }

  private double resembles(Name name) {
    int longer = Math.max(sound.length(), name.sound().length());
    return LETTERS * letters.similarity(name.key())
        + SOUNDS * sounds.similarity(name.sound())
        + EDITS * (1 - (double) edits.to(name.sound()) / longer)
        + (!skeleton.isEmpty() && skeleton.equals(name.skeleton()) ? SKELETON : 0);
  }
}
