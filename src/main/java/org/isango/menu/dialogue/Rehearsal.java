package org.isango.menu.dialogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isango.calendar.CourtDays;
import org.isango.calendar.PublicHolidays;
import org.isango.menu.Conversation;
import org.isango.menu.Effect;
import org.isango.menu.Input;
import org.isango.menu.Lists;
import org.isango.menu.Menus;
import org.isango.menu.Reply;
import org.isango.menu.Secrets.Verdict;
import org.isango.menu.State;
import org.isango.menu.StateCodec;
import org.isango.menu.Step;
import org.isango.menu.World;
import org.isango.menu.texting.Texter;
import org.isango.text.Language;

/// The service for one member, without its database: it keeps what she agreed to, gives a made-up
/// reference, and offers to go on after a drop. The state is written out and read back between any
/// two steps, as it is when a session moves to another machine.
public final class Rehearsal {
  /// What the service fills in when it opens a case.
  private static final Map<String, String> OPENED =
      Map.of("ref", "A1234", "deadline", "25 Nov 16:00");

  private static final String LOCK = "lock";
  private static final String RESPONDER = "responder-pin";
  private static final int TRIES = 5;

  private final Menus menus;
  private final Correspondence texts;
  private final Lists lists;
  private final LocalDate today;
  private final Set<LocalDate> holidays = new HashSet<>();
  private final Map<String, String> kept = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, Integer> wrong = new HashMap<>();
  private Map<String, String> known = Map.of();
  private Optional<State> cut = Optional.empty();
  private Optional<State> offered = Optional.empty();
  private Optional<Language> forced = Optional.empty();
  private State state = State.NEW;
  private boolean open;

  public Rehearsal(Menus menus, Lists lists, LocalDate today) {
    this.menus = menus;
    this.lists = lists;
    this.today = today;
    this.texts = new Correspondence(menus, lists, today, kept);
  }

  /// What one move led to.
  public sealed interface Seen {
    /// What was asked for on the way there.
    List<Effect> effects();
  }

  /// @param at the screen shown
  public record Shown(String at, Reply reply, List<Effect> effects) implements Seen {}

  /// @param sms the reply to a text; empty where there is none
  /// @param note what she may read by dialling
  /// @param does what came of it beside the effects, in one word
  public record Texted(
      Optional<String> sms, Optional<String> note, Optional<String> does, List<Effect> effects)
      implements Seen {}

  /// Lets a fact about her be known from the next dial on.
  public void know(String fact, String value) {
    kept.put(fact, value);
  }

  /// Lets her have this secret, such as a PIN.
  void keep(String secret, String digits) {
    secrets.put(secret, digits);
    wrong.remove(secret);
    if (secret.equals(LOCK)) kept.put("pin", "yes");
    if (secret.equals(RESPONDER)) kept.put("responder", "pin");
  }

  private Verdict judge(String secret, String typed) {
    int before = wrong.getOrDefault(secret, 0);
    if (!secrets.containsKey(secret) || before >= TRIES) return new Verdict.Closed();
    return secrets.get(secret).equals(typed)
        ? new Verdict.Right()
        : new Verdict.Wrong(TRIES - before - 1);
  }

  private void tried(String secret, boolean right) {
    int before = wrong.getOrDefault(secret, 0);
    wrong.put(secret, right ? 0 : before + 1);
    if (right && secret.equals(RESPONDER)) texts.prove();
    if (wrong.get(secret) < TRIES) return;
    if (secret.equals(LOCK)) kept.put("pin", "closed");
    if (secret.equals(RESPONDER)) kept.put("responder", "closed");
  }

  /// Lets a day have been proclaimed a holiday.
  void proclaim(LocalDate day) {
    holidays.add(day);
  }

  /// Lets a session of hers have been cut off just now on this screen.
  void cutOff(String screen) {
    cut = Optional.of(new State(screen, Optional.empty(), Map.of(), List.of(), 0, 0, List.of()));
  }

  /// Shows every screen in this language, whatever she chooses, and changes nothing else.
  void speak(Language language) {
    forced = Optional.of(language);
    kept.computeIfPresent("language", (name, own) -> language.code());
  }

  /// Whether a session waits for an answer.
  public boolean isOpen() {
    return open;
  }

  /// The language of the SMS she gets.
  public Language speaks() {
    return state
        .language()
        .or(() -> Optional.ofNullable(known.get("language")).flatMap(Language::of))
        .orElse(Language.EN);
  }

  /// @param suffix keys dialled behind the service code; they are taken as answers
  public Shown dial(List<String> suffix) {
    known = Map.copyOf(kept);
    offered = cut;
    state = State.NEW;
    var effects = new ArrayList<Effect>();
    Reply reply = step(new Input.Dial(), effects);
    for (int i = 0; i < suffix.size() && open; i++) {
      reply = step(new Input.Typed(suffix.get(i)), effects);
    }
    return new Shown(state.at(), reply, effects);
  }

  public Shown type(String text) {
    var effects = new ArrayList<Effect>();
    Reply reply = step(new Input.Typed(text), effects);
    return new Shown(state.at(), reply, effects);
  }

  /// She sends an SMS.
  public Texted text(String text) {
    return texts.text(text);
  }

  /// Her texts, and what is asked of her by text.
  Correspondence texts() {
    return texts;
  }

  void drop() {
    open = false;
  }

  /// Ten minutes pass.
  void pause() {
    open = false;
    texts.pause();
    cut = Optional.empty();
  }

  private Reply step(Input input, List<Effect> effects) {
    var courts = new CourtDays(new PublicHolidays(holidays));
    Step step =
        Conversation.step(
            menus,
            new World(known, lists, this::judge, today, courts, offered),
            stored(state),
            input);
    var picks = new HashMap<>(step.next().picks());
    step.effects().forEach(e -> perform(e, step.next(), picks));
    effects.addAll(step.effects());
    state = with(step.next(), picks);
    open = step.reply() instanceof Reply.Ask;
    cut =
        open && Conversation.mayResume(menus, state)
            ? Optional.of(stored(state))
            : Optional.empty();
    return step.reply();
  }

  private static State stored(State state) {
    return StateCodec.decode(StateCodec.encode(state)).orElseThrow();
  }

  private State with(State s, Map<String, String> picks) {
    return new State(
        s.at(), forced.or(s::language), picks, s.shown(), s.page(), s.misses(), s.trail());
  }

  private void perform(Effect effect, State now, Map<String, String> picks) {
    switch (effect) {
      case Effect.OpenCase _ -> picks.putAll(OPENED);
      case Effect.Join _ -> {
        kept.put("member", "yes");
        kept.put("language", now.language().orElse(Language.EN).code());
      }
      case Effect.Remember fact -> {
        if (kept.containsKey("member")) {
          kept.put(fact.fact(), fact.value());
        }
      }
      case Effect.Forget _ -> kept.clear();
      case Effect.Unsubscribe _ -> texts.silence(Texter.Silence.ASKED);
      case Effect.Read _ -> kept.remove("note");
      case Effect.Prove(String secret, boolean right) -> tried(secret, right);
      case Effect.Keep(String secret, String digits) -> keep(secret, digits);
      case Effect.Drop(String secret) -> {
        secrets.remove(secret);
        kept.remove("pin");
      }
      case Effect.Answer answer -> {
        if (answer.field().equals("date")) picks.put("saved-day", "saved");
      }
      case Effect.Silence _,
          Effect.WrongSite _,
          Effect.Handle _,
          Effect.CourtDay _,
          Effect.Rsvp _,
          Effect.Send _,
          Effect.Count _ -> {}
    }
  }
}
