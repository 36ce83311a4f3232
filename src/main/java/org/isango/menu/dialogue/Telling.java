package org.isango.menu.dialogue;

import java.util.ArrayList;
import java.util.List;
import org.isango.menu.Effect;
import org.isango.menu.Reply;
import org.isango.text.Segments;

/// Says in the lines of a dialogue what a phone shows and what the service does. Ids, times and
/// numbers never appear; what a member of a dialogue types is made up and does.
public final class Telling {
  static final String ENDS = "(ends)";

  private Telling() {}

  static List<String> lines(Reply reply, List<Effect> effects) {
    var lines = new ArrayList<String>(List.of(reply.text().split("\n", -1)));
    switch (reply) {
      case Reply.Ask _ -> {}
      case Reply.End _ -> lines.add(ENDS);
    }
    effects.forEach(e -> lines.add(line(e)));
    return lines;
  }

  /// The reply to a text, how many SMS it takes, and what the service does.
  static List<String> lines(Rehearsal.Texted texted) {
    var lines = new ArrayList<String>();
    texted
        .sms()
        .ifPresentOrElse(
            sms -> {
              lines.addAll(List.of(sms.split("\n", -1)));
              lines.add("(" + Segments.of(sms).count() + " SMS)");
            },
            () -> lines.add("(no reply)"));
    texted.note().ifPresent(note -> lines.add("note: " + oneLine(note)));
    texted.effects().forEach(e -> lines.add(line(e)));
    texted.does().ifPresent(lines::add);
    return lines;
  }

  /// One effect, by the word it has in `do`.
  public static String line(Effect effect) {
    return switch (effect) {
      case Effect.OpenCase(String kind) -> "case: " + kind;
      case Effect.Answer answer -> "answer: " + answer.field() + " " + oneLine(answer.value());
      case Effect.Remember fact -> "remember: " + fact.fact() + " " + oneLine(fact.value());
      case Effect.Join _ -> "join";
      case Effect.Forget(boolean keepRequest) -> keepRequest ? "forget: all-but-request" : "forget";
      case Effect.Unsubscribe _ -> "unsubscribe";
      case Effect.Silence _ -> "silence";
      case Effect.WrongSite(String site) -> "wrong: " + site;
      case Effect.Send send -> "sms: " + send.template();
      case Effect.Rsvp(_, String said) -> "rsvp: " + said;
      case Effect.Read _ -> "read: note";
      case Effect.Prove(String secret, boolean right) ->
          "prove: " + secret + (right ? " right" : " wrong");
      case Effect.Keep(String secret, _) -> "keep: " + secret;
      case Effect.Drop(String secret) -> "drop: " + secret;
      case Effect.Handle(String act, String request, String value) ->
          oneLine("handle: " + act + " " + request + " " + value).strip();
      case Effect.Count(String what) -> "count: " + what;
    };
  }

  /// What a member does, as it stands behind the sign `>`.
  static String move(Dialogue.Doing doing) {
    return switch (doing) {
      case Dialogue.Doing.Dials(List<String> suffix) ->
          suffix.isEmpty() ? "dials" : "dials " + String.join("*", suffix);
      case Dialogue.Doing.Types(String text) -> text;
      case Dialogue.Doing.Texts(String text) -> "sms " + text;
      case Dialogue.Doing.Drops _ -> "(drops)";
      case Dialogue.Doing.Waits _ -> "(waits)";
    };
  }

  private static String oneLine(String value) {
    return value.replaceAll("\\s+", " ");
  }
}
