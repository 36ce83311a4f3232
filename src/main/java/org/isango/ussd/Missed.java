package org.isango.ussd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.isango.menu.Conversation;
import org.isango.menu.Input;
import org.isango.ussd.Live.Known;

/// Hops that the record of a session does not know of: pages that another instance showed from
/// memory while nothing could be stored.
final class Missed {
  private Missed() {}

  /// The answers that have come since, where more than one has. None but the last asked for
  /// anything, for then she was told that it was not saved; so they are walked again. Where words
  /// are typed, or the session was with us all the time, a star may be hers and nothing is cut;
  /// unless a secret is among them, which would be kept with her words.
  ///
  /// @param typed all that is new
  /// @param stored whether what is known was read from the store this moment
  /// @param hidesSecret whether one of the answers would be a secret
  static Optional<List<Input>> answers(
      Known known, String typed, boolean stored, Predicate<List<Input>> hidesSecret) {
    if (typed.indexOf('*') < 0) return Optional.empty();
    var each = each(typed);
    boolean certain = stored && !Conversation.takesWords(known.menus(), known.state());
    return Optional.of(each).filter(answers -> certain || hidesSecret.test(answers));
  }

  private static List<Input> each(String typed) {
    return Arrays.stream(typed.split("\\*", -1)).<Input>map(Input.Typed::new).toList();
  }
}
