package org.isango;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.isango.menu.Lists;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.menu.dialogue.Dialogue;
import org.isango.menu.dialogue.Dialogues;
import org.isango.menu.dialogue.Player;
import org.isango.menu.dialogue.Script;
import org.isango.text.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dialogues`: plays the transcripts in `menus/dialogues`, rewrites them as they go now, or prints
/// them for a speaker.
@Command(
    name = "dialogues",
    description = "Play the transcripts in menus/dialogues. Exits with 1 when one went otherwise.")
final class DialoguesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "only these transcripts, such as arrest-now")
  private List<String> names = List.of();

  @Option(names = "--menus", description = "folder of the conversation")
  private Path menusDir = Path.of("menus");

  @Option(names = "--update", description = "write into each transcript what is really seen")
  private boolean update;

  @Option(
      names = "--print",
      paramLabel = "LANG",
      description = "print every screen in this language, for a speaker to sign off")
  private Optional<String> print = Optional.empty();

  @Override
  public Integer call() {
    if (!Files.isDirectory(menusDir)) {
      throw new Settings.Refused("there is no folder " + menusDir + ": say where with --menus");
    }
    var folder = new Dialogues(menusDir);
    try {
      var menus = MenuReader.read(menusDir);
      var lists = folder.directory(menus.settings());
      var chosen = chosen(folder.all());
      return print.isPresent()
          ? print(menus, lists, chosen, language(menus))
          : play(new Player(menus, lists), folder, chosen);
    } catch (MenuProblems problems) {
      throw new Settings.Refused(problems.getMessage());
    }
  }

  private List<Dialogue> chosen(List<Dialogue> all) {
    var wanted = names.stream().map(n -> Path.of(n).getFileName().toString()).toList();
    for (var name : wanted) {
      if (all.stream().noneMatch(d -> isCalled(d, name))) {
        throw new Settings.Refused("there is no transcript " + name + " in menus/dialogues");
      }
    }
    return all.stream()
        .filter(d -> wanted.isEmpty() || wanted.stream().anyMatch(n -> isCalled(d, n)))
        .toList();
  }

  private static boolean isCalled(Dialogue dialogue, String name) {
    return name.equals(dialogue.name()) || name.equals(dialogue.name() + ".txt");
  }

  private Language language(Menus menus) {
    return Language.of(print.orElseThrow())
        .filter(menus.settings().languages()::contains)
        .orElseThrow(
            () ->
                new Settings.Refused(
                    "the menus do not speak "
                        + print.get()
                        + ": give one of "
                        + menus.settings().languages().stream().map(Language::code).toList()));
  }

  private int print(Menus menus, Lists lists, List<Dialogue> chosen, Language language) {
    var script = new Script(menus, lists, language);
    chosen.forEach(d -> out().print(script.print(d)));
    if (names.isEmpty()) out().print(script.texts());
    out().flush();
    return 0;
  }

  private int play(Player player, Dialogues folder, List<Dialogue> chosen) {
    int failed = 0;
    int updated = 0;
    int screens = 0;
    for (var dialogue : chosen) {
      var played = player.play(dialogue);
      screens += played.screens().size();
      played.problems().forEach(out()::println);
      if (update && played.problems().isEmpty()) {
        updated += folder.update(played) ? 1 : 0;
      } else if (!played.isAsWritten()) {
        played.difference().ifPresent(out()::println);
        failed++;
      }
    }
    out().println(summary(chosen.size(), screens, updated, failed));
    out().flush();
    return failed == 0 ? 0 : 1;
  }

  private String summary(int played, int screens, int updated, int failed) {
    return played
        + " dialogues, "
        + screens
        + " screens, "
        + (update ? updated + " rewritten, " : "")
        + failed
        + " failed";
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
