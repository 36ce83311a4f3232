package org.isango.menu.check;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LettersTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aLetterThatNoPhoneHas() {
    menus
        .change("texts/zu.yaml", "zu: Okunye}\n  ask-us", "zu: Okunye 中}\n  ask-us")
        .refuses(
            "texts/zu.yaml",
            "中",
            "no phone letter stands for 中 in more of words",
            "Write it with other letters");
  }

  @Test
  void aPictureOnAScreen() {
    menus
        .change("screens/held.yaml", "me: Me", "me: Me 😀")
        .refuses(
            "screens/held.yaml",
            "held:",
            "no phone letter stands for 😀 in options.me of held",
            "Write it with other letters");
  }

  @Test
  void aSignThatSomePhonesConfuse() {
    menus
        .change("screens/held.yaml", "me: Me", "me: \"@Me\"")
        .refuses(
            "screens/held.yaml",
            "held:",
            "some phones show another sign for @ in options.me of held",
            "Write it in words");
  }

  @Test
  void aSignOfTwoSeptetsOnAScreen() {
    menus
        .change("screens/held.yaml", "me: Me", "me: \"[Me]\"")
        .refuses(
            "screens/held.yaml",
            "held:",
            "some phones show another sign for [ in options.me of held",
            "Write it in words");
  }

  @Test
  void aTab() {
    menus
        .change("screens/held.yaml", "me: Me", "me: \"Me\\tnow\"")
        .refuses(
            "screens/held.yaml",
            "held:",
            "options.me of held holds a tab",
            "Put a blank or a new line there");
  }

  @Test
  void aCarriageReturn() {
    menus
        .change("screens/talk.yaml", "sms: Call {helpline}.", "sms: \"Call\\r{helpline}.\"")
        .refuses(
            "screens/talk.yaml",
            "talk.lines:",
            "sms of talk.lines holds the control sign 13",
            "Put a blank or a new line there");
  }

  @Test
  void anOptionOnTwoLines() {
    menus
        .change("screens/held.yaml", "me: Me", "me: \"Me\\nnow\"")
        .refuses(
            "screens/held.yaml",
            "held:",
            "options.me of held has a second line",
            "Write an option on one line");
  }

  @Test
  void aBraceThatIsNoHole() {
    menus
        .change("screens/held.yaml", "me: Me", "me: \"Me { now\"")
        .refuses(
            "screens/held.yaml",
            "held:",
            "a brace in options.me of held is no hole",
            "Write holes like {name}, without blanks");
  }
}
