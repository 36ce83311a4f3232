package org.isango.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
  private static final Msisdn NUMBER = Msisdn.parse("+27820000001").orElseThrow();
  private static final UUID ROW = UUID.randomUUID();
  private static final byte[] AAD = bytes("help_case row 1");

  @TempDir private Path folder;
  private Vault vault;

  @BeforeEach
  void open() {
    vault = Vault.open(folder);
  }

  @Test
  void aNumberHasOneIndexAndTwoNumbersHaveTwo() {
    var other = Msisdn.parse("+27820000002").orElseThrow();

    assertThat(vault.index(NUMBER))
        .isEqualTo(vault.index(Msisdn.parse("0820000001").orElseThrow()));
    assertThat(vault.index(NUMBER)).isNotEqualTo(vault.index(other));
    assertThat(vault.index(NUMBER).bytes()).hasSize(32);
    assertThat(vault.index(NUMBER).keyVersion()).isEqualTo(1);
    assertThat(vault.index(NUMBER)).hasToString("[index]");
  }

  @Test
  void anIndexCannotBeChangedFromOutside() {
    var index = vault.index(NUMBER);
    index.bytes()[0] ^= 1;
    assertThat(index).isEqualTo(vault.index(NUMBER));
  }

  @Test
  void theIndexIsTheSameAfterARestartAndAnotherWithOtherKeys(@TempDir Path elsewhere) {
    assertThat(Vault.open(folder).index(NUMBER)).isEqualTo(vault.index(NUMBER));
    assertThat(Vault.open(elsewhere).index(NUMBER)).isNotEqualTo(vault.index(NUMBER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+27820000001", "+26658123456", "+12025550123"})
  void aSealedNumberHas45BytesWhateverTheNumber(String written) {
    var number = Msisdn.parse(written).orElseThrow();
    var sealed = vault.sealNumber(number, ROW, "member");

    assertThat(sealed).hasSize(45);
    assertThat(vault.openNumber(sealed, ROW, "member")).hasValue(number);
  }

  @Test
  void aSealedNumberOpensOnlyInItsRowAndTable() {
    var sealed = vault.sealNumber(NUMBER, ROW, "member");

    assertThat(vault.openNumber(sealed, UUID.randomUUID(), "member")).isEmpty();
    assertThat(vault.openNumber(sealed, ROW, "help_case")).isEmpty();
  }

  @Test
  void sealingTwiceLooksDifferentEachTime() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(Arrays.toString(vault.sealNumber(NUMBER, ROW, "member")));
    }
    assertThat(seen).hasSize(1_000);
  }

  @Test
  void aChangedByteAnywhereIsNoticed() {
    var number = vault.sealNumber(NUMBER, ROW, "member");
    var words = vault.seal("session", AAD, bytes("words"));
    for (int i = 0; i < number.length; i++) {
      assertThat(vault.openNumber(flipped(number, i), ROW, "member")).as("byte %d", i).isEmpty();
    }
    for (int i = 0; i < words.length; i++) {
      assertThat(vault.open("session", AAD, flipped(words, i))).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void whatIsTooShortOrOfAnUnknownKeyDoesNotOpen() {
    for (int length = 0; length < 45; length++) {
      assertThat(vault.openNumber(new byte[length], ROW, "member")).isEmpty();
      assertThat(vault.open("session", AAD, new byte[length])).isEmpty();
    }
    var sealed = vault.seal("session", AAD, bytes("words"));
    for (byte version : new byte[] {0, 2, 127, -1, -128}) {
      sealed[0] = version;
      assertThat(vault.open("session", AAD, sealed)).isEmpty();
    }
  }

  @Test
  void whatIsSealedForOnePurposeDoesNotOpenForAnotherNorElsewhere() {
    var sealed = vault.seal("session", AAD, bytes("words"));

    assertThat(vault.open("session", AAD, sealed)).hasValue(bytes("words"));
    assertThat(vault.open("dropped", AAD, sealed)).isEmpty();
    assertThat(vault.open("session", bytes("help_case row 2"), sealed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 45", "1, 45", "15, 45", "16, 61", "31, 61", "32, 77"})
  void theLengthTellsLittle(int plain, int sealed) {
    var words = new byte[plain];
    Arrays.fill(words, (byte) 1);

    assertThat(vault.seal("session", AAD, words)).hasSize(sealed);
    assertThat(vault.open("session", AAD, vault.seal("session", AAD, words))).hasValue(words);
  }

  @Test
  void whatEndsInZerosComesBackWithThem() {
    var words = new byte[] {7, 1, 0, 0};
    assertThat(vault.open("x", AAD, vault.seal("x", AAD, words))).hasValue(words);
  }

  @Test
  void aSessionIsStoredUnderANameThatLeadsBackToNothing() {
    var id = vault.sessionId("ATUid_1");

    assertThat(id).hasSize(16).isEqualTo(vault.sessionId("ATUid_1"));
    assertThat(id).isNotEqualTo(vault.sessionId("ATUid_2"));
    assertThat(new String(id, StandardCharsets.ISO_8859_1)).doesNotContain("ATUid");
  }

  @Test
  void aReferenceIsALetterThatIsEasyToSayAndFourDigits() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(vault.reference(bytes("key " + i), 0)).matches("[A-HJ-NPR-Z][0-9]{4}");
    }
    assertThat(vault.reference(AAD, 0)).isEqualTo(vault.reference(AAD, 0));
    assertThat(vault.reference(AAD, 0)).isNotEqualTo(vault.reference(AAD, 1));
  }

  @Test
  void aCaseIsReadWithItsOwnKeyAlone() {
    var key = vault.newCaseKey();
    var sealed = vault.sealInCase(key, ROW, "station", bytes("Hillbrow"));

    assertThat(vault.openInCase(key, ROW, "station", sealed)).hasValue(bytes("Hillbrow"));
    assertThat(vault.openInCase(key, ROW, "contact", sealed)).isEmpty();
    assertThat(vault.openInCase(key, UUID.randomUUID(), "station", sealed)).isEmpty();
    assertThat(vault.openInCase(vault.newCaseKey(), ROW, "station", sealed)).isEmpty();
    assertThat(vault.openInCase(key, ROW, "station", new byte[5])).isEmpty();
    assertThat(key).hasToString("[key]");
  }

  @Test
  void theKeyOfACaseIsStoredWrappedAndBelongsToItsCase() {
    var key = vault.newCaseKey();
    var wrapped = vault.wrap(key, ROW);
    var sealed = vault.sealInCase(key, ROW, "station", bytes("Hillbrow"));

    assertThat(vault.unwrap(wrapped, UUID.randomUUID())).isEmpty();
    assertThat(vault.unwrap(flipped(wrapped, 20), ROW)).isEmpty();
    assertThat(vault.unwrap(wrapped, ROW).flatMap(k -> vault.openInCase(k, ROW, "station", sealed)))
        .hasValue(bytes("Hillbrow"));
  }

  private static byte[] flipped(byte[] sealed, int at) {
    var changed = sealed.clone();
    changed[at] ^= 1;
    return changed;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
