package org.isango.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.menu.Secrets.Verdict;
import org.junit.jupiter.api.Test;

/// What is typed as a secret leaves no trace in the conversation, and what stands behind it is
/// shown to nobody who has not typed it in this very session.
class SecretsTest {
  private static final String PIN = "481516";
  private final Menus menus = RealMenus.MENUS;

  private World world(Secrets secrets, Optional<State> dropped) {
    var facts = Map.of("responder", "pin", "member", "yes");
    return new World(
        facts,
        new HostileLists(menus, new java.util.Random(7)),
        secrets,
        LocalDate.of(2026, 11, 24),
        dropped);
  }

  private static Verdict right(String name, String typed) {
    return typed.equals(PIN) ? new Verdict.Right() : new Verdict.Wrong(3);
  }

  private Step walk(World world, String... keys) {
    var step = Conversation.step(menus, world, State.NEW, new Input.Dial());
    for (var key : keys) {
      step = Conversation.step(menus, world, step.next(), new Input.Typed(key));
    }
    return step;
  }

  @Test
  void theDigitsAreInNeitherStateNorReplyNorEffect() {
    var world = world(SecretsTest::right, Optional.empty());
    for (var step :
        List.of(
            walk(world, "0", PIN),
            walk(world, "0", "161803"),
            walk(world, "0", PIN, "2", "271828"))) {
      var stored = new String(StateCodec.encode(step.next()), StandardCharsets.ISO_8859_1);
      assertThat(stored + step.reply().text() + step.effects())
          .doesNotContain(PIN)
          .doesNotContain("161803")
          .doesNotContain("271828");
    }
  }

  @Test
  void aWrongOneAsksAgainAndSaysHowManyTriesAreLeft() {
    var step = walk(world(SecretsTest::right, Optional.empty()), "0", "161803");
    assertThat(step.reply().text())
        .isEqualTo("Wrong PIN. 3 tries left.\nType your PIN.\n0 Go on without it");
    assertThat(step.effects()).containsExactly(new Effect.Prove("responder-pin", false));
  }

  @Test
  void whoCannotHaveItLookedAtIsNotLetIn() {
    var step = walk(world(Secrets.UNKNOWN, Optional.empty()), "0", PIN);
    assertThat(step.next().at()).isEqualTo("duty.closed");
    assertThat(step.effects()).isEmpty();
  }

  @Test
  void aStateThatComesFromElsewhereLeadsHomeAndNotPastTheSecret() {
    var world = world(SecretsTest::right, Optional.empty());
    for (Screen screen : menus.screens().values()) {
      if (screen.behind().isEmpty()) continue;
      var trail =
          new State("talk.menu", Optional.empty(), Map.of(), List.of(), 0, 0, List.of(screen.id()));
      var back = Conversation.step(menus, world, trail, new Input.Typed("0"));
      assertThat(back.next().at()).as(screen.id()).isEqualTo("home");
    }
  }

  @Test
  void goingOnAfterADropForgetsWhatWasProved() {
    var cut =
        new State(
            "arrest.where",
            Optional.empty(),
            Map.of("responder-pin", "right", "case", "arrest"),
            List.of(),
            0,
            0,
            List.of("duty.menu", "duty.requests"));
    var world = world(SecretsTest::right, Optional.of(cut));
    var step = walk(world, "1");
    assertThat(step.next().at()).isEqualTo("arrest.where");
    assertThat(step.next().picks()).doesNotContainKey("responder-pin").containsKey("case");
    var back = Conversation.step(menus, world, step.next(), new Input.Typed("0"));
    assertThat(back.next().at()).isEqualTo("home");
  }

  @Test
  void nobodyElseNoticesTheWayIn() {
    var world =
        new World(
            Map.of("member", "yes"),
            new HostileLists(menus, new java.util.Random(7)),
            SecretsTest::right,
            LocalDate.of(2026, 11, 24),
            Optional.empty());
    var home = walk(world);
    assertThat(walk(world, "0").reply()).isEqualTo(home.reply());
    assertThat(walk(world(SecretsTest::right, Optional.empty())).reply()).isEqualTo(home.reply());
  }

  @Test
  void easyPinsAreNotTaken() {
    var world = world(SecretsTest::right, Optional.empty());
    for (var easy : List.of("000000", "123456", "987654", "12345", "1234567")) {
      assertThat(walk(world, "0", PIN, "2", easy).effects()).as(easy).isEmpty();
    }
    assertThat(walk(world, "0", PIN, "2", "121212").effects()).hasSize(1);
  }
}
