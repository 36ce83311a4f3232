package org.isango.menu.texting;

import java.util.Set;
import org.isango.text.Language;

/// What a text asks for.
///
/// @param keyword its id in `keywords.yaml`
/// @param languages those the word may have been in; none when that is unknown
/// @param rest what stands behind the word, as it was typed
/// @param full whether she asked for full words
public record Meaning(
    Does does, String keyword, Set<Language> languages, String rest, boolean full) {
  /// A text that nothing is known of.
  static final Meaning NOTHING = new Meaning(Does.NOTHING, "unknown", Set.of(), "", false);

  public Meaning {
    languages = Set.copyOf(languages);
  }

  /// What comes of it.
  public enum Does {
    /// No more texts to this number.
    STOP,
    /// Texts again.
    START,
    /// She is asked whether all is to be deleted.
    DELETE,
    YES,
    NO,
    /// She is told something.
    TELL,
    NOTHING
  }

  @Override
  public String toString() {
    return "[text: " + keyword + "]";
  }
}
