package org.isango.menu.check;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeywordsTest {
  private MenuFixture menus;

  @BeforeEach
  void begin(@TempDir Path folder) {
    menus = new MenuFixture(folder);
  }

  @Test
  void aWordThatMeansTwoThings() {
    menus
        .change(
            "keywords.yaml", "words: {all: [STOP], zu: [YEKA]", "words: {all: [STOP], zu: [help]")
        .refuses(
            "keywords.yaml",
            "stop:",
            "the word help stands for help and for stop",
            "Keep it with one of them");
  }

  @Test
  void aNumberThatMeansTwoThings() {
    menus
        .change("keywords.yaml", "  action: stop", "  number: [\"0\"]\n  action: stop")
        .refuses(
            "keywords.yaml",
            "stop:",
            "the number 0 stands for help and for stop",
            "Keep it with one of them");
  }

  @Test
  void aHoleOfAReplyThatNobodyFills() {
    menus
        .change("keywords.yaml", "Dial {code}. STOP", "Dial {cod}. STOP")
        .refuses(
            "keywords.yaml",
            "help:",
            "reply of help shows {cod}, which isango.yaml does not declare under facts or words",
            "Correct the name, or add it there with its longest value");
  }

  @Test
  void aHoleOfAnAlertThatNobodyFills() {
    menus
        .change("alerts.yaml", "plain: Reminder {time}", "plain: Reminder {times}")
        .refuses(
            "alerts.yaml",
            "court-week:",
            "plain of court-week shows {times}, which isango.yaml does not declare under facts or words",
            "Correct the name, or add it there with its longest value");
  }
}
