package org.isango.menu.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.isango.menu.MenuProblems;
import org.isango.menu.dialogue.Dialogue.Doing;
import org.junit.jupiter.api.Test;

class DialogueReaderTest {
  private static Dialogue read(String text) throws MenuProblems {
    return DialogueReader.read("dialogues/x.txt", text);
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MenuProblems.class)
        .hasMessageContaining(message);
  }

  @Test
  void everyMoveIsReadWithWhatIsSeenBelowIt() throws MenuProblems {
    var dialogue =
        read(
            """
            # a note
            given: province GP
            given: today 2026-03-02

            > dials 9*11
              1 Clinic

              0 Back

            # she waits
            >
            > (drops)
            > (waits)
            > some words
              Thank you.
              (ends)
              count: x
            """);

    assertThat(dialogue.given())
        .extracting(Dialogue.Given::value)
        .containsExactly("GP", "2026-03-02");
    assertThat(dialogue.moves())
        .extracting(Dialogue.Move::doing)
        .containsExactly(
            new Doing.Dials(List.of("9", "11")),
            new Doing.Types(""),
            new Doing.Drops(),
            new Doing.Waits(),
            new Doing.Types("some words"));
    assertThat(dialogue.moves().getFirst().seen()).containsExactly("1 Clinic", "", "0 Back");
    assertThat(dialogue.moves().getLast().seen())
        .containsExactly("Thank you.", "(ends)", "count: x");
    assertThat(dialogue.name()).isEqualTo("x");
  }

  @Test
  void everythingWrongIsToldAtOnceWithItsLine() {
    refused(
        "  seen too early\nsaid by nobody\n> dials\n 1 one blank\ngiven: province GP\ngiven: x\n",
        """
        dialogues/x.txt:1: nobody did anything to see this. Write what she does above, like > dials.
        dialogues/x.txt:2: this is no line of a dialogue. Begin it with # for a note, given: for a \
        fact, > for what she does, sms> for a text of hers, or two blanks for what is seen.
        dialogues/x.txt:4: this is no line of a dialogue.""");
    refused(
        "> dials\ngiven: a b\n", "x.txt:2: given stands below a move. Move it above the first >");
    refused("given: province\n> dials\n", "x.txt:1: given needs a name and a value");
  }

  @Test
  void aTextIsAMoveOfItsOwn() throws MenuProblems {
    var dialogue = DialogueReader.read("x.txt", "sms> RIGHTS\n  (no reply)\nsms>\n");
    assertThat(dialogue.moves())
        .extracting(Dialogue.Move::doing)
        .containsExactly(new Dialogue.Doing.Texts("RIGHTS"), new Dialogue.Doing.Texts(""));
  }

  @Test
  void aNoteInTheMiddleOfAScreenIsRefusedForItWouldBeLost() {
    refused("> dials\n  1 One\n# why\n  2 Two\n", "x.txt:4: a note stands between what is seen");
  }

  @Test
  void aFileWithoutMovesIsRefused() {
    refused("# only a note\n", "x.txt:1: nobody does anything here. Begin with > dials");
  }
}
