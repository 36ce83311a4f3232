package org.isango.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.text.Language;
import org.junit.jupiter.api.Test;

class StateCodecTest {
  private static final State STATE =
      new State(
          "arrest.station",
          Optional.of(Language.NSO),
          Map.of("where", "station", "words", "Tšhwane \uD83D\uDC4D", "empty", ""),
          List.of("one", "", "+more"),
          300,
          2,
          List.of("home", "clinic.list#2"));

  @Test
  void whatIsWrittenIsReadBack() {
    assertThat(StateCodec.decode(StateCodec.encode(STATE))).contains(STATE);
    assertThat(StateCodec.decode(StateCodec.encode(State.NEW))).contains(State.NEW);
  }

  @Test
  void theSameStateGivesTheSameBytesWhateverTheOrderOfItsPicks() {
    var other =
        new State(
            STATE.at(),
            STATE.language(),
            Map.of("empty", "", "words", STATE.picks().get("words"), "where", "station"),
            STATE.shown(),
            STATE.page(),
            STATE.misses(),
            STATE.trail());

    assertThat(StateCodec.encode(other)).isEqualTo(StateCodec.encode(STATE));
  }

  @Test
  void aLongPickIsKeptWhole() {
    var words = "x".repeat(20_000);
    var state = new State("a", Optional.empty(), Map.of("w", words), List.of(), 0, 0, List.of());

    assertThat(StateCodec.decode(StateCodec.encode(state)).orElseThrow().picks())
        .containsEntry("w", words);
  }

  @Test
  void whatWasCutOffAnywhereIsRefused() {
    byte[] whole = StateCodec.encode(STATE);
    for (int length = 0; length < whole.length; length++) {
      assertThat(StateCodec.decode(Arrays.copyOf(whole, length))).as("%s bytes", length).isEmpty();
    }
  }

  @Test
  void oneByteTooManyIsRefused() {
    byte[] whole = StateCodec.encode(STATE);

    assertThat(StateCodec.decode(Arrays.copyOf(whole, whole.length + 1))).isEmpty();
  }

  @Test
  void anotherVersionIsRefused() {
    byte[] whole = StateCodec.encode(STATE);
    whole[0] = 2;

    assertThat(StateCodec.decode(whole)).isEmpty();
  }

  @Test
  void aLanguageNobodySpeaksIsRefused() {
    byte[] whole = StateCodec.encode(State.NEW);
    byte[] strange = {whole[0], 0, 2, 'q', 'q', 0, 0, 0, 0, 0};

    assertThat(StateCodec.decode(strange)).isEmpty();
  }

  @Test
  void aCountThatPromisesMoreThanThereIsAsksForNoMemory() {
    byte[] huge = {1, 0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 7};

    assertThat(StateCodec.decode(huge)).isEmpty();
  }

  @Test
  void noBytesAtAllBreakIt() {
    Seed.walks(
        20_000,
        random -> {
          byte[] bytes = new byte[random.nextInt(60)];
          random.nextBytes(bytes);
          if (bytes.length > 0) {
            bytes[0] = 1;
          }
          StateCodec.decode(bytes)
              .ifPresent(state -> assertThat(StateCodec.encode(state)).isNotEmpty());
        });
  }

  @Test
  void aFlippedBitIsReadAsAnotherStateOrRefusedButNeverThrows() {
    Seed.walks(
        5_000,
        random -> {
          byte[] bytes = StateCodec.encode(STATE);
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
          assertThat(StateCodec.decode(bytes)).isNotEqualTo(Optional.of(STATE));
        });
  }

  @Test
  void herWordsAreNotInTheTextOfAState() {
    assertThat(STATE.toString()).contains("words").doesNotContain("Tšhwane");
  }
}
