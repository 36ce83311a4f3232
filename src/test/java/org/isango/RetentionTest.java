package org.isango;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.isango.calendar.CourtDays;
import org.isango.calendar.CustodyClock;
import org.isango.calendar.PublicHolidays;
import org.isango.cases.Cases;
import org.isango.duty.Responders;
import org.isango.duty.Rota;
import org.isango.duty.RotaFile;
import org.isango.duty.StillOpen;
import org.isango.member.Consents;
import org.isango.member.Members;
import org.isango.member.Wishes;
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
    postgres.database().jobs().query("truncate help_case, responder cascade").execute().await();
    members = new Members(vault);
    retention = new Retention(NOON.toInstant());
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
  void whoeverIsDormantIsAwakeAgainWhenSheSaysThatItIsStillShe() {
    join();
    run(tx -> Consents.vouch(tx, vault.index(HER), NOON));
    purge(NOON.plusMonths(13));
    members.seen(postgres.database().jobs(), vault.index(HER), NOON.plusMonths(14)).await();
    assertThat(dormant()).contains(true);
    run(
        tx -> {
          var agreed = new Members.Agreed("zu", "en", "join.consent 2");
          members.join(tx, HER, agreed, NOON.plusMonths(14));
          return true;
        });
    assertThat(dormant()).contains(false);
    assertThat(count("select count(*)::int from consent where text_version = 'join.consent 2'"))
        .isEqualTo(3);
    assertThat(count("select count(*)::int from member where vouched_at is not null"))
        .as("who vouched for her has to do it anew")
        .isZero();
    purge(NOON.plusMonths(17));
    assertThat(dormant()).contains(false);
  }

  @Test
  void whoeverIsDormantIsToldNothing() {
    join();
    assertThat(run(tx -> Wishes.of(tx, vault.index(HER)).joined())).contains(true);
    purge(NOON.plusMonths(13));
    assertThat(run(tx -> Wishes.of(tx, vault.index(HER)).joined())).contains(false);
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
  void theLagIsThatOfTheRuleThatWaitsLongest() {
    assertThat(retention.lagSeconds(at(NOON.plusHours(3)))).isEqualTo(10_800);
    purge(NOON.plusHours(3));
    assertThat(retention.lagSeconds(at(NOON.plusHours(3)))).isZero();
    for (var rule : Rule.ALL) {
      if (rule.sweep().isEmpty()) continue;
      var one = new Retention(NOON.toInstant());
      one.all(allBut(rule), at(NOON.plusHours(2)), deleted::put);
      assertThat(one.lagSeconds(at(NOON.plusHours(2)))).as(rule.table()).isEqualTo(7_200);
    }
  }

  @Test
  void aRuleIsAppliedAsOftenAsItSaysAndAllOfThemAtTheFirstTurn() {
    var turns = new ArrayList<String>();
    for (int second = 0; second <= 3_600; second += 15) {
      retention.turn(
          sweep -> Optional.of(0), at(NOON.plusSeconds(second)), (table, rows) -> turns.add(table));
    }
    for (var rule : Rule.ALL) {
      long times = rule.sweep().isEmpty() ? 0 : 1 + 3_600 / rule.every().toSeconds();
      assertThat(Collections.frequency(turns, rule.table()))
          .as(rule.table())
          .isEqualTo((int) times);
    }
  }

  @Test
  void whatNobodyTouchedForHalfAYearIsAskedAfterAndGoesAFortnightLater() {
    rota();
    var supply = open("supply", HER);
    var arrest = open("arrest", TRUSTED);
    ask(NOON.plusDays(179));
    assertThat(asked()).isEmpty();
    ask(NOON.plusDays(180));
    ask(NOON.plusDays(181));
    assertThat(asked()).containsExactlyInAnyOrder("supply", "arrest");
    assertThat(count("select count(*)::int from page where reason = 'STILL_OPEN'")).isEqualTo(2);
    purge(NOON.plusDays(193));
    assertThat(kinds()).containsExactlyInAnyOrder("supply", "arrest");
    purge(NOON.plusDays(194));
    assertThat(kinds()).containsExactly("arrest");
    assertThat(count("select count(*)::int from case_key")).isOne();
    assertThat(supply).isNotEqualTo(arrest);
  }

  @Test
  void aRequestThatSomebodyTouchesAfterTheQuestionStays() {
    rota();
    open("supply", HER);
    ask(NOON.plusDays(180));
    run(
        tx -> {
          cases().open(tx, "supply", new byte[] {9}, Optional.of(HER), true, NOON.plusDays(185));
          return true;
        });
    ask(NOON.plusDays(186));
    purge(NOON.plusDays(200));
    assertThat(kinds()).containsExactly("supply");
    assertThat(count("select count(*)::int from duty_alarm where cleared_at is null")).isZero();
  }

  @Test
  void whereNobodyCanBeAskedTheAlarmStandsAndNothingGoes() {
    open("supply", HER);
    ask(NOON.plusDays(180));
    purge(NOON.plusDays(300));
    assertThat(kinds()).containsExactly("supply");
    assertThat(count("select count(*)::int from duty_alarm where what = 'STILL_OPEN'")).isOne();
  }

  private static Cases cases() {
    return new Cases(vault, new CustodyClock(new CourtDays(new PublicHolidays(Set.of()))));
  }

  private static UUID open(String kind, Msisdn number) {
    return run(tx ->
            cases().open(tx, kind, kind.getBytes(US_ASCII), Optional.of(number), true, NOON).id())
        .orElseThrow();
  }

  private static void rota() {
    run(
        tx -> {
          var file =
              "name,number,role,languages,provinces,tier,province,when\n"
                  + "Dora,+27600000014,paralegal,en,all,national,national,always";
          new Rota(vault).replace(tx, RotaFile.read(file), false, NOON);
          return true;
        });
  }

  private static void ask(OffsetDateTime now) {
    var still = new StillOpen(new Responders(vault), new Outbox(vault), () -> "*134*000#");
    run(tx -> still.turn(tx, now));
  }

  private static List<String> asked() {
    return words("select kind from help_case where still_asked_at is not null");
  }

  private static List<String> kinds() {
    return words("select kind from help_case");
  }

  private static List<String> words(String sql) {
    var all = new ArrayList<String>();
    postgres
        .database()
        .jobs()
        .query(sql)
        .execute()
        .await()
        .forEach(row -> all.add(row.getString(0)));
    return all;
  }

  private void join() {
    run(
        tx -> {
          members.join(tx, HER, new Members.Agreed("zu", "en", "join.consent 1"), NOON);
          return true;
        });
  }

  private void purge(OffsetDateTime now) {
    retention.all(
        postgres.database()::inBackground,
        at(now),
        (table, rows) -> deleted.merge(table, rows, Integer::sum));
  }

  /// Transactions in which every rule but one works.
  private static Retention.Transactions allBut(Rule rule) {
    var swept = Rule.ALL.stream().filter(r -> r.sweep().isPresent()).iterator();
    return sweep -> {
      if (swept.next() == rule) throw new IllegalStateException("no database");
      return postgres.database().inBackground(sweep);
    };
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
