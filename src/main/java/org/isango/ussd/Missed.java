package org.isango.ussd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isango.gateway.Turn;
import org.isango.gateway.UssdCall;
import org.isango.menu.Conversation;
import org.isango.menu.Input;
import org.isango.ussd.Live.Known;

/// Hops that the record of a session does not know of: pages that another instance showed from
/// memory while nothing could be stored.
final class Missed {
  private Missed() {}

  /// The answers that have come since, where more than one has. None but the last asked for
  /// anything, for then she was told that it was not saved; so they are walked again. Where words
  /// are typed a star may be hers, and nothing is cut.
  static Optional<List<Input>> answers(Known stored, UssdCall call) {
    return Optional.of(stored)
        .filter(known -> known.caller().is(call))
        .filter(known -> !Conversation.takesWords(known.menus(), known.state()))
        .flatMap(known -> next(known.transcript().read(call.transcript())))
        .filter(typed -> typed.indexOf('*') >= 0)
        .map(Missed::each);
  }

  private static Optional<String> next(Turn turn) {
    return turn instanceof Turn.Next(String input) ? Optional.of(input) : Optional.empty();
  }

  private static List<Input> each(String typed) {
    return Arrays.stream(typed.split("\\*", -1)).<Input>map(Input.Typed::new).toList();
  }
}
