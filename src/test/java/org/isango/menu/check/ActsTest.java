package org.isango.menu.check;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActsTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aMessageThatDoesNotExist() {
    menus
        .change("screens/talk.yaml", "[{sms: talk.lines}]", "[{sms: talk.line}]")
        .refuses(
            "screens/talk.yaml",
            "talk:",
            "sms: talk.line at talk is no message",
            "Correct the name, or write a message with sms");
  }

  @Test
  void anAnswerBeforeThereIsACase() {
    menus
        .change(
            "screens/held.yaml",
            "    - case: arrest\n    - answer: whom\n",
            "    - answer: whom\n    - case: arrest\n")
        .refuses(
            "screens/held.yaml",
            "held:",
            "answer: whom at held has no case to go to on some path here",
            "Open it with case before, on every path");
  }

  @Test
  void somethingRememberedThatIsNoFact() {
    menus
        .change("screens/start.yaml", "- remember: language", "- remember: tongue")
        .refuses(
            "screens/start.yaml",
            "start.language:",
            "remember: tongue at start.language is no fact",
            "Correct the name, or add it under facts in isango.yaml");
  }

  @Test
  void somethingRememberedThatNobodyPicked() {
    menus
        .change("screens/start.yaml", "- remember: language", "- remember: province")
        .refuses(
            "screens/start.yaml",
            "start.language:",
            "remember: province at start.language is not set on some path here",
            "Let every path here pick it");
  }

  @Test
  void anActOnARowThatNobodyPicked() {
    menus
        .change(
            "screens/talk.yaml",
            "do: [{sms: talk.lines}]",
            "do: [{sms: talk.lines}, {wrong: clinic}]")
        .refuses(
            "screens/talk.yaml",
            "talk:",
            "wrong: clinic at talk is not set on some path here",
            "Let every path here pick it");
  }

  @Test
  void anActThatIsNotWrittenSo() {
    menus
        .change(
            "screens/talk.yaml", "do: [{sms: talk.lines}]", "do: [{sms: talk.lines}, {join: you}]")
        .refuses(
            "screens/talk.yaml", "talk:", "join: you at talk is not written so", "Write join: me");
  }

  @Test
  void anActThatNobodyKnows() {
    menus
        .change("screens/talk.yaml", "do: [{sms: talk.lines}]", "do: [{mail: talk.lines}]")
        .refuses(
            "screens/talk.yaml",
            "mail",
            "nothing is done by the name mail",
            "Use one of answer, case, count, drop, forget, handle, join, read, remember, silence, sms, unsubscribe, wrong");
  }

  @Test
  void somethingToDoOnARoute() {
    menus
        .change("screens/start.yaml", "start:\n", "start:\n  do: [{count: dialled}]\n")
        .refuses(
            "screens/start.yaml",
            "start:",
            "nothing is ever done at start, for nobody answers it",
            "Move do to a screen that is shown");
  }

  @Test
  void aKindOfRequestTheServiceDoesNotKnow() {
    menus
        .add("isango.yaml", "cases: [danger]")
        .refuses(
            "screens/held.yaml",
            "held:",
            "case: arrest at held is not among the cases of isango.yaml",
            "Correct the name; a new one is added there by whoever teaches it to the service");
  }

  @Test
  void anAnswerTheServiceDoesNotKnow() {
    menus
        .add("isango.yaml", "answers: [whom]")
        .refuses(
            "screens/held.yaml",
            "held.where:",
            "answer: where at held.where is not among the answers of isango.yaml",
            "Correct the name; a new one is added there by whoever teaches it to the service");
  }
}
