package org.isango.menu.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void moreOptionsThanDigits() {
    menus
        .change(
            "screens/held.yaml",
            "    me: Me\n",
            "    me: Me\n    o0: A\n    o1: A\n    o2: A\n    o3: A\n    o4: A\n    o5: A\n    o6: A\n    o7: A\n")
        .refuses(
            "screens/held.yaml",
            "held:",
            "held has 10 options, and the digits end at 9",
            "Move some to a screen of their own");
  }

  @Test
  void aKeyWithTwoMeanings() {
    menus
        .change("screens/held.yaml", "menu: {say: Menu, go", "menu: {say: Menu, key: \"0\", go")
        .refuses(
            "screens/held.yaml",
            "held.done:",
            "key 0 of held.done stands for end and for menu",
            "Give one of them another key");
  }

  @Test
  void aTypedDigitThatIsAlsoAnOption() {
    menus
        .change("screens/held.yaml", "is: words 80", "is: digits 1-2")
        .refuses(
            "screens/held.yaml",
            "held.where:",
            "one digit typed at held.where is both an answer and an option",
            "Ask for two digits or more, or move the options to another screen");
  }

  @Test
  void aTakenKeyEightWhereAFactExpires() {
    menus
        .change("screens/home.yaml", "    end: {say: Stop here", "    end: {say: Stop here")
        .change("screens/home.yaml", "careful: \"true\"\n", "facts: [L5]\n  careful: \"true\"\n")
        .change(
            "screens/home.yaml", "end: {say: Stop here, go", "end: {say: Stop here, key: \"8\", go")
        .refuses(
            "screens/home.yaml",
            "home.rights2:",
            "key 8 of home.rights2 is taken, but leads to us once a fact has expired",
            "Write a text under expired that does not speak of key 8, or free the key");
  }

  @Test
  void aScreenWithoutOptionOrWayBack() {
    menus
        .change(
            "screens/held.yaml", "menu: {say: Menu, go: home}", "menu: {say: Menu, go: held.shut}")
        .add("screens/held.yaml", "held.shut:\n  say: Shut.\n  options: {}\n  zero: none\n");

    assertThat(menus.refused().stream().map(Object::toString))
        .contains(
            "screens/held.yaml:31: held.shut has no option and no way back. Write one, or make it an"
                + " end.");
  }
}
