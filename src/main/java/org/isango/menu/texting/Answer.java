package org.isango.menu.texting;

import java.util.Optional;
import org.isango.text.Language;

/// What is answered to a text.
///
/// @param sms what is sent; empty when she gets no reply
/// @param note what she reads when she dials, where the SMS does not say it
/// @param language the one she asked to be spoken to in from now on
public record Answer(Optional<String> sms, Optional<String> note, Optional<Language> language) {
  static final Answer SILENCE = new Answer(Optional.empty(), Optional.empty(), Optional.empty());

  @Override
  public String toString() {
    return "[answer]";
  }
}
