package org.isango.ussd;

import java.util.Arrays;
import java.util.List;
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
  /// @return one answer, or each of those that were missed
  static List<Input> answers(Known known, String typed, boolean stored, Worlds worlds) {
    var whole = List.<Input>of(new Input.Typed(typed));
    if (typed.indexOf('*') < 0) return whole;
    var each = each(typed);
    if (each.size() > Hop.LONGEST) return whole;
    boolean certain = stored && !Conversation.takesWords(known.menus(), known.state());
    return certain || hidesSecret(known, each, worlds) ? each : whole;
  }

  /// Whether one of these answers but the first was typed where a secret is asked for.
  private static boolean hidesSecret(Known known, List<Input> inputs, Worlds worlds) {
    var walk = worlds.walk(known, inputs, worlds.inMemory());
    return walk.secrets().stream().anyMatch(answer -> answer > 0);
  }

  private static List<Input> each(String typed) {
    return Arrays.stream(typed.split("\\*", -1)).<Input>map(Input.Typed::new).toList();
  }
}
