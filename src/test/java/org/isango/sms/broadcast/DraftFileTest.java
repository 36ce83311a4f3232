package org.isango.sms.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.isango.member.Wishes.Style;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.sms.Outbox;
import org.isango.text.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A draft is read whole, or every wrong line is named with what to do.
class DraftFileTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T12:30+02:00");

  private static Menus menus;

  @BeforeAll
  static void read() throws Exception {
    menus = MenuReader.read(Path.of("menus"));
  }

  @Test
  void aFileSaysForWhomWhatAndWhen() {
    var draft =
        draft(
            """
            # An alert
            kind: alert
            topic: alerts
            provinces: gp, WC
            languages: en zu
            seen since: 2026-10
            starts: 2026-12-01 14:00
            expires: 2026-12-02 20:00
            en hidden: News for you. Dial {code}
            en plain: The van is late: 15:00
            en full: The van is late: 15:00, at the old place
            zu hidden: Unomyalezo. Dayela {code}
            """);
    assertThat(draft.kind()).isEqualTo(Outbox.Kind.BROADCAST);
    assertThat(draft.audience().provinces()).containsExactlyInAnyOrder("GP", "WC");
    assertThat(draft.audience().languages()).containsExactlyInAnyOrder(Language.EN, Language.ZU);
    assertThat(draft.audience().seenSince()).contains(LocalDate.parse("2026-10-01"));
    assertThat(draft.startsAt()).isEqualTo(OffsetDateTime.parse("2026-12-01T14:00+02:00"));
    assertThat(draft.text(Language.EN, Style.HIDDEN)).contains("News for you. Dial *134*000#");
    assertThat(draft.text(Language.ZU, Style.FULL))
        .contains("The van is late: 15:00, at the old place");
    assertThat(new Lint(menus).of(draft, NOW)).isEmpty();
  }

  @Test
  void aTemplateBringsItsWordsInEveryLanguageItIsWrittenIn() {
    var draft =
        draft(
            """
            kind: safety
            template: warning
            provinces: GP
            value town: Springs
            value date: 24 Nov 26
            """);
    assertThat(draft.template()).contains("warning");
    assertThat(draft.purpose()).isEqualTo("alerts");
    assertThat(draft.text(Language.EN, Style.PLAIN))
        .isEqualTo(Optional.of("Take care near Springs tonight. Dial *134*000#"));
    assertThat(draft.expiresAt()).isEqualTo(NOW.plusHours(6));
    assertThat(draft.audience().languages()).isEqualTo(Set.of());
  }

  @Test
  void everyWrongLineIsNamedAndWordsAreNotRepeated() {
    assertThatThrownBy(
            () ->
                draft(
                    """
                    kind: rumour
                    topic: gossip
                    provinces: XX
                    languages: klingon
                    seen since: 2027-13
                    starts: tomorrow
                    en hidden: Secret gazebo
                    """))
        .hasMessageContaining("line 1: kind must be")
        .hasMessageContaining("line 2: topic must be")
        .hasMessageContaining("line 3: provinces must be")
        .hasMessageContaining("line 4: languages must be")
        .hasMessageContaining("line 5: seen since must be")
        .hasMessageContaining("line 6: starts must be")
        .message()
        .doesNotContain("gazebo");
    assertThatThrownBy(
            () -> draft("place: Springs\nrole: peer\nnonsense\nkind: alert\nkind: alert\nfoo: 1\n"))
        .hasMessageContaining("line 1: a member is known by her province")
        .hasMessageContaining("line 2: a member is known by her province")
        .hasMessageContaining("line 3: write name: value")
        .hasMessageContaining("line 5: this stands above already")
        .hasMessageContaining("line 6: the name must be");
    assertThatThrownBy(() -> draft("kind: alert\ntopic: alerts\n"))
        .hasMessageContaining("missing: say for which provinces")
        .hasMessageContaining("missing: there are no words");
    assertThatThrownBy(() -> draft("kind: safety\ntemplate: warning\nprovinces: GP\n"))
        .hasMessageContaining("line 2: a value of the template is missing");
    assertThatThrownBy(() -> draft("kind: safety\ntemplate: none\nprovinces: GP\nen full: x\n"))
        .hasMessageContaining("line 2: there is no template")
        .hasMessageContaining("line 2: a template has its own words");
  }

  @Test
  void anAlertIsNotOfUseForEver() {
    var head = "kind: %s\ntopic: alerts\nprovinces: GP\nen full: x\nexpires: %s\n";
    assertThatThrownBy(() -> draft(head.formatted("safety", "2026-11-26 12:30")))
        .hasMessageContaining("line 5: a safety alert is of use for 24 hours");
    assertThatThrownBy(() -> draft(head.formatted("alert", "2027-01-26 12:30")))
        .hasMessageContaining("line 5: an alert is of use for 14 days");
  }

  @Test
  void whateverABrokenFileHoldsItIsRefusedInWords() {
    long seed = 20_261_124;
    var random = new Random(seed);
    var names = List.of("kind", "en full", "value x", "template", "starts", "");
    for (int i = 0; i < 300; i++) {
      var text = new StringBuilder();
      for (int j = 0; j < 5; j++) {
        text.append(names.get(random.nextInt(names.size()))).append(':');
        for (int k = 0; k < 12; k++) text.append((char) random.nextInt());
        text.append('\n');
      }
      assertThatThrownBy(() -> draft(text.toString()))
          .as("seed %d, file %d", seed, i)
          .isInstanceOf(DraftFile.Refused.class);
    }
  }

  private static Draft draft(String file) {
    return DraftFile.read(file, menus, NOW);
  }
}
