package org.isango.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.isango.gateway.SmsOut;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final Inbox inbox = new Inbox();

  @Test
  void keepsTheNewestTextsOfANumber() {
    for (int i = 0; i <= Inbox.TEXTS; i++) deliver(0, "text " + i);
    var texts = inbox.of(number(0));
    assertThat(texts).hasSize(Inbox.TEXTS);
    assertThat(texts.getFirst().text()).isEqualTo("text " + Inbox.TEXTS);
    assertThat(texts.getLast().text()).isEqualTo("text 1");
  }

  @Test
  void theNumberNobodyLooksAtMakesRoom() {
    for (int i = 0; i < Inbox.NUMBERS; i++) deliver(i, "hello");
    assertThat(inbox.of(number(0))).hasSize(1);
    deliver(Inbox.NUMBERS, "hello");
    assertThat(inbox.of(number(0))).hasSize(1);
    assertThat(inbox.of(number(1))).isEmpty();
  }

  @Test
  void aTextNeverPrintsItself() {
    deliver(0, "secret");
    assertThat(inbox.of(number(0)).toString()).isEqualTo("[[sms]]");
  }

  private void deliver(int phone, String text) {
    inbox.deliver(new SmsOut(number(phone), text), Instant.EPOCH);
  }

  private static Msisdn number(int phone) {
    return Msisdn.parse("+27600%06d".formatted(phone)).orElseThrow();
  }
}
