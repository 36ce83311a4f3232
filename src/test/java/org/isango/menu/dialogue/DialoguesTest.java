package org.isango.menu.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.menu.Screen;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Plays every file of `menus/dialogues`, and watches that they leave nothing out.
class DialoguesTest {
  private static final Path MENUS = Path.of("menus");
  private static final int FEWEST = 40;
  private static final Menus MENUS_READ;
  private static final List<Played> PLAYED;

  static {
    try {
      var folder = new Dialogues(MENUS);
      MENUS_READ = MenuReader.read(MENUS);
      var player = new Player(MENUS_READ, folder.directory(MENUS_READ.settings()));
      PLAYED = folder.all().stream().map(player::play).toList();
    } catch (MenuProblems problems) {
      throw new IllegalStateException(problems);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyDialogueGoesAsItIsWritten() {
    return PLAYED.stream()
        .map(
            played ->
                DynamicTest.dynamicTest(
                    played.dialogue().name(),
                    Path.of("menus", played.dialogue().file()).toUri(),
                    () -> {
                      assertThat(played.problems()).isEmpty();
                      assertThat(played.difference()).isEmpty();
                    }));
  }

  @Test
  void thereAreEnough() {
    assertThat(PLAYED).hasSizeGreaterThanOrEqualTo(FEWEST);
  }

  @Test
  void everyScreenIsSeenInOne() {
    var unseen = new TreeSet<String>();
    for (Screen screen : MENUS_READ.screens().values()) {
      switch (screen.kind()) {
        case Screen.Kind.Choice _,
            Screen.Kind.Listing _,
            Screen.Kind.Asking _,
            Screen.Kind.Ending _ ->
            unseen.add(screen.id());
        case Screen.Kind.Routing _, Screen.Kind.Phrase _ -> {}
      }
    }
    PLAYED.forEach(played -> unseen.removeAll(played.screens()));
    assertThat(unseen).isEmpty();
  }

  @Test
  void everythingTheServiceDoesIsDoneInOneAndEachKindInTwo() {
    Map<String, Set<String>> dialogues = new TreeMap<>();
    Map<String, Set<String>> kinds = new TreeMap<>();
    acts()
        .forEach(
            act -> {
              dialogues.put(word(act), new HashSet<>());
              kinds.put(act.name(), new HashSet<>());
            });
    for (Played played : PLAYED) {
      for (var effect : played.effects()) {
        String line = Telling.line(effect);
        String name = line.split(":")[0];
        dialogues.keySet().stream()
            .filter(w -> line.equals(w) || line.startsWith(w + " "))
            .forEach(w -> dialogues.get(w).add(played.dialogue().name()));
        kinds.computeIfAbsent(name, n -> new HashSet<>()).add(played.dialogue().name());
      }
    }
    assertThat(dialogues)
        .as("done in no dialogue")
        .allSatisfy((k, v) -> assertThat(v).isNotEmpty());
    assertThat(kinds)
        .as("done in fewer than two")
        .allSatisfy((k, v) -> assertThat(v.size()).isGreaterThan(1));
  }

  private static List<Screen.Act> acts() {
    return MENUS_READ.screens().values().stream()
        .flatMap(
            s ->
                Stream.concat(
                    s.acts().stream(), s.options().stream().flatMap(o -> o.acts().stream())))
        .toList();
  }

  /// How the line of an act begins in a dialogue.
  private static String word(Screen.Act act) {
    return switch (act.name()) {
      case "join", "forget", "unsubscribe", "silence" -> act.name();
      case "wrong" -> act.name() + ":";
      case "day" -> "day: " + act.value().orElse("");
      default -> act.name() + ": " + act.about();
    };
  }
}
