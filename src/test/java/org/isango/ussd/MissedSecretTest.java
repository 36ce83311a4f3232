package org.isango.ussd;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.isango.calendar.PublicHolidays;
import org.isango.kit.Inside;
import org.isango.kit.PostgresProcess;
import org.isango.member.Members;
import org.isango.store.TestDatabase;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A PIN that was typed while another instance answered from memory: what is stored of the session
/// afterwards is the same to the byte whatever the PIN was.
class MissedSecretTest {
  private static final Msisdn HER = Msisdn.parse("+27834480017").orElseThrow();
  private static final String CANARY = "481516";
  private static final String ANOTHER = "927364";

  private static TestDatabase database;
  private static Vault vault;
  private static Inside one;
  private static Inside other;

  @BeforeAll
  static void start() {
    database = TestDatabase.start();
    var keys = Path.of(database.data().toString(), "keys");
    vault = Vault.open(keys);
    var postgres = new PostgresProcess(database.data());
    var clock = Clock.system(PublicHolidays.ZONE);
    one = new Inside(postgres, keys, clock, Limits.none(clock));
    other = new Inside(postgres, keys, clock, Limits.none(clock));
    var agreed = new Members.Agreed("en", "en", "join.consent 1");
    database
        .database()
        .inBackground(
            tx -> {
              new Members(vault).join(tx, HER, agreed, OffsetDateTime.now(clock));
              return tx
                  .preparedQuery(
                      "insert into pin (number_bi, key_version, what, hash, set_at)"
                          + " values ($1, 1, 'lock', 'x', now()) returning 1")
                  .execute(Tuple.of(Buffer.buffer(vault.index(HER).bytes())))
                  .await()
                  .stream()
                  .findFirst();
            });
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
    database.close();
  }

  @ParameterizedTest(name = "stored after [{0}], then [{1}], on the other instance: {2}")
  @CsvSource({
    "'', 9*4*1*PIN*1, true",
    "9, 4*1*PIN*1, true",
    "9, 4*1*PIN*1, false",
    "3*1*3, Hillbrow*0*0*0*0*9*4*1*PIN*1, true",
    "3*1*3, Hillbrow*0*0*0*0*9*4*1*PIN*1, false",
  })
  void noPinIsInWhatIsStored(String before, String missed, boolean elsewhere) {
    var stored = stored(before, missed.replace("PIN", CANARY), elsewhere);
    assertThat(new String(stored, StandardCharsets.ISO_8859_1))
        .contains("1 Held by police")
        .doesNotContain(CANARY);
    assertThat(stored).isEqualTo(stored(before, missed.replace("PIN", ANOTHER), elsewhere));
  }

  /// What is stored, unsealed.
  private static byte[] stored(String before, String missed, boolean elsewhere) {
    var session = UUID.randomUUID().toString();
    var typed = "";
    one.hop(session, HER.e164(), typed).await();
    for (var answer : before.isEmpty() ? new String[0] : before.split("\\*")) {
      typed = typed.isEmpty() ? answer : typed + "*" + answer;
      one.hop(session, HER.e164(), typed).await();
    }
    var all = typed.isEmpty() ? missed : typed + "*" + missed;
    (elsewhere ? other : one).hop(session, HER.e164(), all).await();
    var id = vault.sessionId(session);
    var row =
        database
            .database()
            .jobs()
            .preparedQuery("select sealed from ussd_session where id = $1")
            .execute(Tuple.of(Buffer.buffer(id)))
            .await()
            .iterator()
            .next();
    return vault.open("session", id, row.getBuffer(0).getBytes()).orElseThrow();
  }
}
