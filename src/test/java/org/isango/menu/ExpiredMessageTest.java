package org.isango.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.isango.text.Language;
import org.junit.jupiter.api.Test;

class ExpiredMessageTest {
  private static String legalLines(LocalDate today) {
    return Conversation.message(RealMenus.MENUS, "sms.legal", Language.EN, Map.of(), today);
  }

  @Test
  void aTextWithAnOldNumberSaysWhichCodeToDialInstead() {
    assertThat(legalLines(LocalDate.of(2035, 1, 1)))
        .isEqualTo("Dial *134*000# and press 8 for the newest.");
  }

  @Test
  void aTextWithCheckedNumbersTellsThem() {
    assertThat(legalLines(LocalDate.of(2026, 11, 24))).contains("0800 110110");
  }
}
