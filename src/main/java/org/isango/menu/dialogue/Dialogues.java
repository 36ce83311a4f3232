package org.isango.menu.dialogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.isango.menu.Lists;
import org.isango.menu.ListsReader;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuProblems.Problem;
import org.isango.menu.Menus;
import org.isango.menu.Place;

/// The folder `menus/dialogues`: the transcripts and the made-up directory they run on.
public final class Dialogues {
  private static final String FOLDER = "dialogues";
  private static final String DIRECTORY = FOLDER + "/directory.yaml";

  private final Path menusDir;

  public Dialogues(Path menusDir) {
    this.menusDir = menusDir;
  }

  /// The made-up directory.
  ///
  /// @throws MenuProblems when it is missing or wrong
  public Lists directory(Menus.Settings settings) throws MenuProblems {
    Path file = menusDir.resolve(DIRECTORY);
    if (!Files.isRegularFile(file)) {
      throw new MenuProblems(
          List.of(new Problem(new Place(DIRECTORY, 1), "the file is missing", "Add it")));
    }
    try {
      return ListsReader.read(DIRECTORY, Files.readAllBytes(file), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every transcript, in the order of their names.
  ///
  /// @throws MenuProblems when a line of any is none of a dialogue
  public List<Dialogue> all() throws MenuProblems {
    var all = new ArrayList<Dialogue>();
    var problems = new ArrayList<Problem>();
    for (Path file : files()) {
      try {
        all.add(DialogueReader.read(FOLDER + "/" + file.getFileName(), Files.readString(file)));
      } catch (MenuProblems e) {
        problems.addAll(e.problems());
      } catch (IOException e) {
        problems.add(
            new Problem(
                new Place(FOLDER + "/" + file.getFileName(), 1),
                "cannot be read",
                "Save it as UTF-8 text"));
      }
    }
    if (!problems.isEmpty()) {
      throw new MenuProblems(problems);
    }
    return List.copyOf(all);
  }

  private List<Path> files() {
    Path folder = menusDir.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts a dialogue back into its file as it went.
  ///
  /// @return whether that changed anything
  public boolean update(Played played) {
    Path file = menusDir.resolve(played.dialogue().file());
    String text = DialogueWriter.rewritten(played);
    try {
      if (Files.readString(file).equals(text)) {
        return false;
      }
      Files.writeString(file, text);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
