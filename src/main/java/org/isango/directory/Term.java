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
  private final String written;
  private final Trigrams letters;
  private final Trigrams sounds;
  private final Edits edits;
  private final long held;

  private Term(String key, double share, boolean mayBeCutOff, boolean exactOnly) {
    this.key = key;
    this.share = share;
    this.mayBeCutOff = mayBeCutOff && key.length() > ENOUGH;
    this.exactOnly = exactOnly || key.length() < ENOUGH;
    this.bare = key.substring(Spelling.stem(key));
    this.sound = Spelling.sound(key);
    this.skeleton = Spelling.skeleton(sound);
    this.written = Spelling.sound(Spelling.skeleton(key));
    this.letters = new Trigrams(key);
    this.sounds = new Trigrams(sound);
    this.edits = new Edits(sound);
    this.held = Spelling.letters(key);
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
  ///
  /// @param needed below this nobody looks at the result, and 0 will do
  double fits(Name name, double needed) {
    if (name.key().equals(key)) return EXACT;
    if (exactOnly || name.exactOnly() || needed >= SAME_STEM) return 0;
    if (name.hasStem(bare)) return SAME_STEM;
    if (name.sound().equals(sound)) return SAME_SOUND;
    if (mayBeCutOff && name.key().startsWith(key)) {
      return CUT_OFF + CUT_OFF_SHARE * key.length() / name.key().length();
    }
    return resembles(name, needed);
  }

  /// Most names can be left out by their letters alone.
  private double resembles(Name name, double needed) {
    int onlyHere = Long.bitCount(held & ~name.letters());
    int onlyThere = Long.bitCount(name.letters() & ~held);
    double most = letters.atMost(name.key().length(), onlyHere, onlyThere);
    if (LETTERS * most + SOUNDS + EDITS + SKELETON < needed) return 0;
    double sofar = LETTERS * letters.similarity(name.key());
    if (sofar + SOUNDS + EDITS + SKELETON < needed) return 0;
    sofar += SOUNDS * sounds.similarity(name.sound());
    if (sofar + EDITS + SKELETON < needed) return 0;
    int longer = Math.max(sound.length(), name.sound().length());
    sofar += EDITS * (1 - (double) edits.to(name.sound()) / longer);
    if (sofar + SKELETON < needed) return 0;
    return sameSkeleton(name) ? sofar + SKELETON : sofar;
  }

  /// Consonants of the sound, or sound of the consonants: without vowels, letters meet that were no
  /// digraph before.
  private boolean sameSkeleton(Name name) {
    return !skeleton.isEmpty()
        && (skeleton.equals(Spelling.skeleton(name.sound()))
            || written.equals(Spelling.sound(Spelling.skeleton(name.key()))));
  }
}
