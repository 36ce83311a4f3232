package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PhoneCommandTest {
  /// What the phone shows when these lines are typed, without the frames.
  private static List<String> shown(String... lines) {
    var out = new StringWriter();
    var command = new CommandLine(new PhoneCommand(new StringReader(String.join("\n", lines))));
    command.setOut(new PrintWriter(out));
    assertThat(command.execute("--menus", "src/test/resources/menus-small")).isZero();
    return out.toString()
        .lines()
        .filter(l -> !l.startsWith("+--"))
        .map(l -> l.startsWith("| ") ? l.substring(2, l.length() - 2).stripTrailing() : l)
        .skip(1)
        .toList();
  }

  @Test
  void aRequestIsMadeWithoutADatabase() {
    assertThat(shown("dial", "1", "1", "1", "1", "1", "> Park Station", "0", "quit", "dial"))
        .containsSubsequence(
            "1 English",
            "1 Held by police",
            "  case: arrest",
            "Help request saved. Where?",
            "  answer: where street",
            "  answer: station Park Station",
            "Ref A1234. Ask for a lawyer.",
            "Until 25 Nov 16:00.",
            "Thank you. Go well.",
            "The session has ended.")
        .last()
        .isEqualTo("The session has ended.");
  }

  @Test
  void anAnswerWhoseScreenWasLostCanBeSentAgainAndIsDoneOnce() {
    var shown = shown("dial", "1", "1", "1", "lose", "1", "again", "again");

    assertThat(shown).containsOnlyOnce("  case: arrest");
    assertThat(shown)
        .containsSubsequence(
            "  case: arrest",
            "Connection problem. again sends it once more.",
            "Help request saved. Where?",
            "Help request saved. Where?");
  }

  @Test
  void afterALossSheMayDialAndGoOn() {
    assertThat(shown("dial", "1", "1", "1", "1", "lose", "1", "dial", "1"))
        .containsSubsequence(
            "Connection problem. again sends it once more.",
            "Go on where you stopped?",
            "Type the station or area name.");
  }

  @Test
  void aTextArrivesInTheInboxOfItsNumberOnly() {
    assertThat(shown("dial", "1", "1", "1", "2", "1", "inbox", "number 0600000002", "inbox"))
        .containsSubsequence(
            "  sms: arrest.message",
            "You may stay silent. Free legal",
            "line 0800 606060.",
            "Another SIM is in the phone.",
            "No texts on this number.");
  }

  @Test
  void eachNumberIsAMemberOfItsOwn() {
    assertThat(
            shown("dial", "2", "2", "dial", "number 0600000002", "dial", "number hidden", "dial"))
        .containsSubsequence(
            "  join",
            "1 Uboshiwe",
            "1 Uboshiwe",
            "Another SIM is in the phone.",
            "1 English",
            "The number is withheld.",
            "1 English");
  }

  @Test
  void keysCanBeDialledBehindTheCode() {
    assertThat(shown("dial 1*1*1", "1"))
        .containsSubsequence("Held by police", "  case: arrest", "Help request saved. Where?");
  }

  @Test
  void whatIsTypedInARowIsAnAnswerEvenWithStars() {
    assertThat(shown("dial 1*1*1", "1", "1", "1*2*", "0")).contains("  answer: station 1*2*");
  }

  @Test
  void withoutASessionNothingIsSent() {
    assertThat(shown("1", "cancel", "again", "dial", "cancel", "1"))
        .containsSubsequence(
            "No session is open: dial first. help lists what else there is.",
            "No session is open.",
            "Nothing has been sent yet.",
            "1 English",
            "Cancelled.",
            "No session is open: dial first. help lists what else there is.");
  }

  @Test
  void aWordThatIsNoneIsSaidToBeNone() {
    assertThat(shown("number x", "network moon", "network mtn", "inbox"))
        .containsExactly(
            "That is no phone number.",
            "Choose one of cellc, mtn, telkom, vodacom.",
            "The SIM is on mtn.",
            "No texts on this number.");
  }
}
