package org.isango;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.isango.calendar.CourtDays;
import org.isango.calendar.CustodyClock;
import org.isango.calendar.PublicHolidays;
import org.isango.cases.Cases;
import org.isango.member.Members;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.store.TestDatabase;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How long what is kept, with the clock turned by hand.
class RetentionTest {
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:00:00+02:00");
  private static final Msisdn HER = Msisdn.parse("+27834445561").orElseThrow();
  private static final Msisdn TRUSTED = Msisdn.parse("+27834445562").orElseThrow();

  private static TestDatabase postgres;
  private static Vault vault;

  private Members members;
  private Retention retention;
  private final Map<String, Integer> deleted = new HashMap<>();

  @BeforeAll
  static void start() {
    postgres = TestDatabase.start();
    vault = Vault.open(postgres.data().resolve("keys"));
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void fresh() {
    postgres.database().jobs().query("truncate member cascade").execute().await();
    postgres.database().jobs().query("truncate opt_out").execute().await();
    members = new Members(vault);
    var courtDays = new CourtDays(new PublicHolidays(Set.of()));
    retention =
        new Retention(
            members,
            new Cases(vault, new CustodyClock(courtDays)),
            new Outbox(vault),
            new Notes(vault),
            NOON.toInstant());
  }

  @Test
  void everyTableHasARule() {
    var tables = new ArrayList<String>();
    postgres
        .database()
        .jobs()
        .query(
            "select table_name from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'")
        .execute()
        .await()
        .forEach(row -> tables.add(row.getString(0)));
    assertThat(retention.tables().keySet())
        .as("a table nobody says how long to keep: add it to the list in Retention")
        .containsExactlyInAnyOrderElementsOf(tables);
  }

  @Test
  void aMemberSilentForAYearIsDormantAndGoneNinetyDaysLater() {
    join();
    purge(NOON.plusMonths(11));
    assertThat(dormant()).contains(false);
    purge(NOON.plusMonths(12));
    assertThat(dormant()).contains(true);
    purge(NOON.plusMonths(12).plusDays(89));
    assertThat(dormant()).contains(true);
    purge(NOON.plusMonths(12).plusDays(90));
    assertThat(dormant()).isEmpty();
    assertThat(deleted).containsEntry("member", 1);
    purge(NOON.plusMonths(12).plusDays(90));
    assertThat(deleted).containsEntry("member", 1);
  }

  @Test
  void whoeverDialsAgainIsAwake() {
    join();
    purge(NOON.plusMonths(13));
    members.seen(postgres.database().jobs(), vault.index(HER), NOON.plusMonths(14)).await();
    assertThat(dormant()).contains(false);
    purge(NOON.plusMonths(17));
    assertThat(dormant()).contains(false);
  }

  @Test
  void thePersonSheTrustsMayRefuse() {
    join();
    run(
        tx -> {
          members.remember(tx, vault.index(HER), "trusted", "0834445562");
          return true;
        });
    assertThat(count("select count(*)::int from member where trusted_ct is not null")).isOne();
    assertThat(run(tx -> members.refuseTrust(tx, vault.index(TRUSTED)))).contains(true);
    assertThat(count("select count(*)::int from member where trusted_bi is not null")).isZero();
    assertThat(count("select count(*)::int from member where trusted_ct is not null")).isZero();
    assertThat(run(tx -> members.refuseTrust(tx, vault.index(TRUSTED)))).contains(false);
  }

  @Test
  void consentIsKeptInTheLanguageInWhichItWasAsked() {
    join();
    assertThat(count("select count(*)::int from consent where language = 'en'")).isEqualTo(3);
    assertThat(count("select count(*)::int from member where language = 'zu'")).isOne();
  }

  @Test
  void aDayLaterNobodyKnowsWhoReportedALostPhone() {
    var lost = vault.index(TRUSTED);
    run(tx -> members.lost(tx, vault.index(HER), lost, NOON));
    purge(NOON.plusHours(23));
    assertThat(count("select count(*)::int from opt_out where asked_by is not null")).isOne();
    purge(NOON.plusHours(24));
    assertThat(count("select count(*)::int from opt_out where asked_by is not null")).isZero();
    assertThat(count("select count(*)::int from opt_out")).isOne();
  }

  @Test
  void theLagSaysWhenAllWasLastPurged() {
    assertThat(retention.lagSeconds(at(NOON.plusHours(3)))).isEqualTo(10_800);
    purge(NOON.plusHours(3));
    assertThat(retention.lagSeconds(at(NOON.plusHours(3)))).isZero();
    retention.run(
        (sweep, now) -> {
          throw new IllegalStateException("no database");
        },
        at(NOON.plusHours(4)),
        deleted::put);
    assertThat(retention.lagSeconds(at(NOON.plusHours(5)))).isEqualTo(7_200);
  }

  private void join() {
    run(
        tx -> {
          members.join(tx, HER, new Members.Agreed("zu", "en", "join.consent 1"), NOON);
          return true;
        });
  }

  private void purge(OffsetDateTime now) {
    retention.run(
        (sweep, at) -> postgres.database().inBackground(tx -> Optional.of(sweep.over(tx, at))),
        at(now),
        (table, rows) -> deleted.merge(table, rows, Integer::sum));
  }

  private static Clock at(OffsetDateTime now) {
    return Clock.fixed(now.toInstant(), PublicHolidays.ZONE);
  }

  private static <T> Optional<T> run(Function<SqlConnection, T> work) {
    return postgres.database().inBackground(tx -> Optional.of(work.apply(tx)));
  }

  private static int count(String sql) {
    return postgres.database().jobs().query(sql).execute().await().iterator().next().getInteger(0);
  }

  /// Empty when she is gone.
  private static Optional<Boolean> dormant() {
    var rows =
        postgres
            .database()
            .jobs()
            .query("select dormant_on is not null from member")
            .execute()
            .await()
            .iterator();
    return rows.hasNext() ? Optional.of(rows.next().getBoolean(0)) : Optional.empty();
  }
}
