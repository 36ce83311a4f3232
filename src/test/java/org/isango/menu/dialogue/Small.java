package org.isango.menu.dialogue;

import java.nio.file.Path;
import org.isango.menu.Lists;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;

/// The small menus of the tests and their made-up directory.
final class Small {
  static final Path FOLDER = Path.of("src/test/resources/menus-small");
  static final Menus MENUS;
  static final Lists LISTS;

  static {
    try {
      MENUS = MenuReader.read(FOLDER);
      LISTS = new Dialogues(FOLDER).directory(MENUS.settings());
    } catch (MenuProblems problems) {
      throw new IllegalStateException(problems);
    }
  }

  private Small() {}

  static Played play(String text) throws MenuProblems {
    return new Player(MENUS, LISTS).play(DialogueReader.read("dialogues/x.txt", text));
  }

  /// The dialogue as it goes, with everything seen filled in.
  static String written(String text) throws MenuProblems {
    return DialogueWriter.rewritten(play(text));
  }
}
