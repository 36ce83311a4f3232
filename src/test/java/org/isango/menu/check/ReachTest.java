package org.isango.menu.check;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void anOptionThatLeadsToNoScreen() {
    menus
        .change("screens/talk.yaml", "go: end.bye", "go: end.by")
        .refuses(
            "screens/talk.yaml",
            "talk:",
            "option sms of talk leads to end.by, which is no screen",
            "Correct the name or write that screen");
  }

  @Test
  void anEmptyListThatLeadsToNoScreen() {
    menus
        .change(
            "screens/find.yaml",
            "pick: place}\n  none: find.none",
            "pick: place}\n  none: find.nothing")
        .refuses(
            "screens/find.yaml",
            "find.place:",
            "none of find.place leads to find.nothing, which is no screen",
            "Correct the name or write that screen");
  }

  @Test
  void aLostAnswerThatLeadsToNoScreen() {
    menus
        .change("screens/held.yaml", "lost: held.done", "lost: held.lost")
        .refuses(
            "screens/held.yaml",
            "held.where:",
            "lost of held.where leads to held.lost, which is no screen",
            "Correct the name or write that screen");
  }

  @Test
  void aRouteThatLeadsToNoScreen() {
    menus
        .change("screens/start.yaml", "- go: home", "- go: house")
        .refuses(
            "screens/start.yaml",
            "start:",
            "way 3 of route of start leads to house, which is no screen",
            "Correct the name or write that screen");
  }

  @Test
  void aWayToAPhrase() {
    menus
        .change("screens/talk.yaml", "go: end.bye", "go: end.again")
        .refuses(
            "screens/talk.yaml",
            "talk:",
            "option sms of talk leads to end.again, which is a phrase and no screen",
            "Lead to a screen, or make it one");
  }

  @Test
  void anOptionThatLeadsNowhere() {
    menus
        .change("screens/talk.yaml", ", go: end.bye", "")
        .refuses(
            "screens/talk.yaml",
            "talk:",
            "option sms of talk leads nowhere",
            "Give it a go, or give the screen one");
  }

  @Test
  void aHomeThatIsNoScreen() {
    menus
        .change("isango.yaml", "lost: talk", "lost: lost")
        .refuses(
            "isango.yaml",
            "lost: lost",
            "lost names lost, which is no screen",
            "Correct the name or write that screen");
  }

  @Test
  void anAskUsThatIsNoScreen() {
    menus
        .change("isango.yaml", "ask-us: {go: talk", "ask-us: {go: us")
        .refuses(
            "isango.yaml",
            "ask-us:",
            "ask-us names us, which is no screen",
            "Correct the name or write that screen");
  }

  @Test
  void aScreenThatNobodyCanComeTo() {
    menus
        .add("screens/talk.yaml", "talk.extra:\n  say: More.\n  end: \"true\"\n")
        .refuses(
            "screens/talk.yaml",
            "talk.extra:",
            "no way leads to talk.extra",
            "Lead to it with a go, or delete it");
  }

  @Test
  void aScreenWithNoWayOut() {
    menus
        .change(
            "screens/held.yaml",
            "menu: {say: Menu, go: home}",
            "menu: {say: Menu, go: home}\n    trap: {say: Trap, go: held.trap}\nheld.trap:\n  say: And now?\n  options:\n    on: {say: \"On\", go: held.trap}\n  zero: none")
        .refuses(
            "screens/held.yaml",
            "held.trap:",
            "from held.trap no way leads to an end or home",
            "Add an option that goes home, back or to an end");
  }

  @Test
  void screensThatArePassedInACircle() {
    menus
        .change("screens/start.yaml", "      go: start.language", "      go: start.again")
        .add(
            "screens/start.yaml",
            "start.again:\n  route:\n    - when: {province: none}\n      go: start\n    - go: start.language\n")
        .refuses(
            "screens/start.yaml",
            "start:",
            "start, start.again can be passed in a circle without an answer",
            "Let one of them be shown always, or lead out");
  }

  @Test
  void aPhraseThatNothingShows() {
    menus
        .add("screens/home.yaml", "home.note:\n  say: You have a note.\n  phrase: \"true\"\n")
        .refuses(
            "screens/home.yaml",
            "home.note:",
            "nothing shows the phrase home.note",
            "Delete it, or name it err.…, end.… or said.… once the service shows it");
  }

  @Test
  void aPhraseThatTheServiceNeeds() {
    menus
        .change("screens/err.yaml", "err.busy:", "err.full:")
        .refuses(
            "screens/err.yaml",
            "err.choice:",
            "the phrase err.busy is missing",
            "Write it, with phrase: \"true\"");
  }
}
