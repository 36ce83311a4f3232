package org.isango.sms;

import java.util.Optional;
import org.isango.menu.Conversation;
import org.isango.menu.Menus;
import org.isango.text.Language;

/// The line that a member chose to stand for every hidden text.
public final class Covers {
  /// The screen whose options are the cover lines.
  private static final String SCREEN = "set.cover";

  /// The cover line that is the hidden text itself.
  private static final String NONE = "note";

  private Covers() {}

  /// Empty where she has chosen none, and the hidden text itself is sent.
  public static Optional<String> line(Menus menus, Optional<String> cover, Language language) {
    return cover
        .filter(c -> !c.equals(NONE))
        .flatMap(c -> Conversation.option(menus, SCREEN, c, language));
  }
}
