package org.isango.sms.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.member.Members;
import org.isango.member.Wishes.Style;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.sms.broadcast.Broadcast.State;
import org.isango.sms.broadcast.Outcome.Done;
import org.isango.sms.broadcast.Outcome.Reason;
import org.isango.sms.broadcast.Outcome.Refused;
import org.isango.store.TestDatabase;
import org.isango.text.Language;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An alert to many, from the draft to the last text in line.
class BroadcastsTest {
  /// A Tuesday, in hours that the law and everybody allow.
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-24T12:30+02:00");

  private static final QuietHours HOURS = new QuietHours(new PublicHolidays(Set.<LocalDate>of()));
  private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

  private static TestDatabase postgres;
  private static Vault vault;
  private static Menus menus;
  private static Members members;
  private static Outbox outbox;
  private static Broadcasts broadcasts;

  private final AtomicReference<OffsetDateTime> now = new AtomicReference<>(NOON);
  private Feeder feeder;

  @BeforeAll
  static void open() throws Exception {
    postgres = TestDatabase.start();
    vault = Vault.open(postgres.data().resolve("keys"));
    menus = MenuReader.read(Path.of("menus"));
    members = new Members(vault);
    outbox = new Outbox(vault);
    broadcasts = new Broadcasts(vault, () -> menus);
  }

  @AfterAll
  static void close() {
    postgres.close();
  }

  @BeforeEach
  void nobodyYet() {
    feeder =
        new Feeder(
            postgres.database(), vault, outbox, new Notes(vault), () -> menus, HOURS, clock());
    for (var sql :
        List.of(
            "delete from broadcast",
            "delete from sms_outbox",
            "delete from note",
            "delete from opt_out",
            "delete from member")) {
      doing(tx -> tx.query(sql).execute().await());
    }
  }

  @Test
  void everybodyOfTheProvinceWhoAgreedGetsItOnceInHerStyle() {
    var hidden = member("GP", "en", "hidden");
    var full = member("GP", "zu", "full");
    var none = member("GP", "en", "none");
    var stopped = member("GP", "en", "full");
    member("KZN", "en", "full");
    doing(tx -> stop(tx, stopped));

    var one = started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    feedAll();

    assertThat(texts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(hidden, "You have a note.", full, "Umhlangano ngoLwesihlanu 10:00."));
    assertThat(notes()).contains(hidden, full, none).doesNotContain(stopped);
    assertThat(progress(one).told()).isEqualTo(3);
  }

  @Test
  void whoStopsAfterTheCountGetsNothing() {
    var her = member("GP", "en", "full");
    var one = started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    doing(tx -> stop(tx, her));
    feedAll();
    assertThat(texts()).isEmpty();
    assertThat(progress(one).passed()).isEqualTo(1);
  }

  @Test
  void moreThanFiftyPeopleNeedASecondPersonAndExactlyWhatSheSaw() {
    IntStream.range(0, 51).forEach(i -> member("GP", "en", "full"));
    var one = frozen(draft(Outbox.Kind.BROADCAST, Set.of("GP")));

    assertThat(reason(tx -> broadcasts.start(tx, one.id(), one.version(), NOON)))
        .isEqualTo(Reason.NEEDS_SECOND);
    for (var same : List.of("ann", " Ann ", "AN N", "\u00c4nn.")) {
      assertThat(reason(tx -> approve(tx, one, one.hash(), same))).as(same).isEqualTo(Reason.OWN);
    }
    assertThat(reason(tx -> approve(tx, one, new byte[32], "bea"))).isEqualTo(Reason.OTHER_TEXT);

    var approved = done(tx -> approve(tx, one, one.hash(), "bea"));
    var approval = doing(tx -> broadcasts.find(tx, one.id())).orElseThrow().approval();
    assertThat(approval.map(Broadcast.Approval::by)).hasValue("bea");
    assertThat(approval.flatMap(Broadcast.Approval::at)).hasValueSatisfying(NOON::isEqual);
    done(tx -> broadcasts.start(tx, one.id(), approved, NOON));
    feedAll();
    assertThat(texts()).hasSize(51);
  }

  private static Outcome approve(SqlConnection tx, Broadcast one, byte[] hash, String by) {
    return broadcasts.approve(tx, one.id(), one.version(), hash, by, NOON);
  }

  @Test
  void aChangedTextIsCountedAndApprovedAnew() {
    IntStream.range(0, 51).forEach(i -> member("GP", "en", "full"));
    var one = frozen(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    int approved = done(tx -> approve(tx, one, one.hash(), "bea"));
    int changed =
        done(
            tx ->
                broadcasts.rewrite(
                    tx, one.id(), approved, draft(Outbox.Kind.BROADCAST, Set.of()), "ann"));
    assertThat(reason(tx -> broadcasts.start(tx, one.id(), changed, NOON)))
        .isEqualTo(Reason.WRONG_STATE);
  }

  @Test
  void ofTwoPeopleWhoChangeTheSameOneTheSecondIsTold() {
    var one = written(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    var other = draft(Outbox.Kind.BROADCAST, Set.of("KZN"));
    done(tx -> broadcasts.rewrite(tx, one.id(), one.version(), other, "bea"));
    assertThat(reason(tx -> broadcasts.rewrite(tx, one.id(), one.version(), other, "ann")))
        .isEqualTo(Reason.CHANGED_MEANWHILE);
  }

  @Test
  void aPauseHoldsWhatWaitsAndAResumeRepeatsNothing() {
    IntStream.range(0, 500).forEach(i -> member("GP", "en", "full"));
    var one = started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    feeder.turn();
    int before = texts().size();
    assertThat(before).isBetween(1, 499);

    int paused = done(tx -> broadcasts.pause(tx, one.id(), one.version()));
    feeder.turn();
    assertThat(states()).containsOnlyKeys("HELD");

    done(tx -> broadcasts.resume(tx, one.id(), paused));
    feedAll();
    assertThat(texts()).hasSize(500);
    assertThat(states()).containsOnlyKeys("PENDING");
  }

  @Test
  void aCancelledOneLeavesNothingInLine() {
    member("GP", "en", "full");
    var one = started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    feeder.turn();
    done(tx -> broadcasts.cancel(tx, one.id(), one.version(), NOON));
    assertThat(states()).containsOnlyKeys("CANCELLED");
  }

  @Test
  void aSafetyTemplateWaitsAMinuteInWhichItCanBeTakenBack() {
    member("GP", "en", "full");
    var one = started(draft(Outbox.Kind.SAFETY, Set.of("GP")));
    feedAll();
    assertThat(texts()).isEmpty();
    now.set(NOON.plusSeconds(61));
    feedAll();
    assertThat(texts()).hasSize(1);
    assertThat(one.state()).isEqualTo(State.RUNNING);
  }

  @Test
  void wordsThatOutHerAreRefusedWithTheirPlace() {
    var bad =
        new Draft(
            Outbox.Kind.BROADCAST,
            "alerts",
            Optional.empty(),
            Audience.EVERYBODY,
            List.of(
                new Wording(Language.EN, Style.HIDDEN, "Court tomorrow"),
                new Wording(Language.EN, Style.PLAIN, "Sex worker meeting\nFriday"),
                new Wording(Language.EN, Style.FULL, "")),
            NOON,
            NOON.plusHours(5));
    var one = written(bad);
    var refused = doing(tx -> broadcasts.freeze(tx, one.id(), one.version(), NOON));
    assertThat(refused).isInstanceOf(Refused.class);
    assertThat(((Refused) refused).details())
        .anyMatch(d -> d.contains("hidden") && d.contains("court"))
        .anyMatch(d -> d.contains("plain") && d.contains("sex"))
        .anyMatch(d -> d.contains("line break"))
        .anyMatch(d -> d.contains("full") && d.contains("no text"));
  }

  @Test
  void thePreviewCountsPartsRandAndWhoGetsOnlyANote() {
    member("GP", "en", "full");
    member("GP", "en", "none");
    member("GP", "en", "hidden");
    var one = frozen(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    var preview = doing(tx -> Preview.of(tx, one, menus, HOURS, new BigDecimal("0.25"), NOON));
    assertThat(preview.people()).isEqualTo(3);
    assertThat(preview.noteOnly()).isEqualTo(1);
    assertThat(preview.parts()).isEqualTo(Map.of(Language.EN, 2));
    assertThat(preview.cost()).isEqualByComparingTo("0.50");
    assertThat(preview.later()).isZero();
  }

  @Test
  void afterThreeDaysNobodyStandsOnTheListAndAfterThirtyNoWord() {
    member("GP", "en", "full");
    var one = started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    feedAll();
    doing(
        tx -> {
          var over = broadcasts.cancel(tx, one.id(), found(one).version(), NOON);
          Broadcasts.purge(tx, NOON.plusHours(1));
          return over;
        });
    assertThat(progress(one).told()).isEqualTo(1);
    purge(NOON.plusDays(4));
    assertThat(progress(one).told()).isZero();
    assertThat(found(one).draft().wordings()).isNotEmpty();
    purge(NOON.plusDays(31));
    assertThat(found(one).draft().wordings()).isEmpty();
  }

  private static void purge(OffsetDateTime at) {
    doing(
        tx -> {
          Broadcasts.purge(tx, at);
          return true;
        });
  }

  @Test
  void nothingLeavesAfterItHasExpired() {
    member("GP", "en", "full");
    var one = started(draft(Outbox.Kind.BROADCAST, Set.of("GP")));
    now.set(NOON.plusHours(6));
    feedAll();
    assertThat(texts()).isEmpty();
    assertThat(found(one).state()).isEqualTo(State.EXPIRED);
  }

  private static Draft draft(Outbox.Kind kind, Set<String> provinces) {
    return new Draft(
        kind,
        "alerts",
        kind == Outbox.Kind.SAFETY ? Optional.of("safety") : Optional.empty(),
        new Audience(provinces, Set.of(), Optional.empty()),
        List.of(
            new Wording(Language.EN, Style.HIDDEN, "You have a note."),
            new Wording(Language.EN, Style.PLAIN, "Meeting Friday 10:00, usual place."),
            new Wording(Language.EN, Style.FULL, "Creative space Friday 10:00, usual place."),
            new Wording(Language.ZU, Style.FULL, "Umhlangano ngoLwesihlanu 10:00.")),
        NOON,
        NOON.plusHours(5));
  }

  private Broadcast written(Draft draft) {
    return doing(tx -> broadcasts.write(tx, draft, "ann", NOON));
  }

  private Broadcast frozen(Draft draft) {
    var one = written(draft);
    done(tx -> broadcasts.freeze(tx, one.id(), one.version(), NOON));
    return found(one);
  }

  private Broadcast started(Draft draft) {
    var one = frozen(draft);
    int ready = one.needsSecond() ? done(tx -> approve(tx, one, one.hash(), "bea")) : one.version();
    done(tx -> broadcasts.start(tx, one.id(), ready, NOON));
    return found(one);
  }

  private Broadcast found(Broadcast one) {
    return doing(tx -> broadcasts.find(tx, one.id()).orElseThrow());
  }

  private Progress progress(Broadcast one) {
    return doing(tx -> Progress.of(tx, one.id()));
  }

  private void feedAll() {
    while (feeder.turn()) assertThat(texts().size()).isLessThan(10_000);
    // What waits in line makes room as it leaves.
    var waiting = texts().size();
    doing(
        tx ->
            tx.query("update sms_outbox set state = 'SENT' where state = 'PENDING'")
                .execute()
                .await());
    while (feeder.turn()) assertThat(waiting).isLessThan(10_000);
    doing(
        tx ->
            tx.query("update sms_outbox set state = 'PENDING' where state = 'SENT'")
                .execute()
                .await());
  }

  private static int done(Function<SqlConnection, Outcome> work) {
    var outcome = doing(work);
    assertThat(outcome).isInstanceOf(Done.class);
    return ((Done) outcome).version();
  }

  private static Reason reason(Function<SqlConnection, Outcome> work) {
    var outcome = doing(work);
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).reason();
  }

  private static <T> T doing(Function<SqlConnection, T> work) {
    return postgres.database().inBackground(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  private static String member(String province, String language, String style) {
    var number = Msisdn.parse("+2782555%04d".formatted(NUMBERS.incrementAndGet())).orElseThrow();
    doing(
        tx -> {
          members.join(tx, number, new Members.Agreed(language, language, "join.consent 1"), NOON);
          members.remember(tx, vault.index(number), "province", province);
          members.remember(tx, vault.index(number), "style", style);
          return true;
        });
    return number.e164();
  }

  private static boolean stop(SqlConnection tx, String number) {
    members.silence(tx, vault.index(Msisdn.parse(number).orElseThrow()), NOON);
    return true;
  }

  /// What waits in line, by number.
  private static Map<String, String> texts() {
    return doing(
        tx -> {
          var all = new TreeMap<String, String>();
          tx.query("select id, number_ct, text_ct from sms_outbox")
              .execute()
              .await()
              .forEach(
                  row -> {
                    var id = row.getUUID(0);
                    var to = vault.openNumber(row.getBuffer(1).getBytes(), id, "sms_outbox");
                    var text =
                        vault.open("sms", id.toString().getBytes(), row.getBuffer(2).getBytes());
                    all.put(to.orElseThrow().e164(), new String(text.orElseThrow()));
                  });
          return all;
        });
  }

  private static Map<String, Integer> states() {
    return doing(
        tx -> {
          var all = new TreeMap<String, Integer>();
          tx.query("select state, count(*) from sms_outbox group by state")
              .execute()
              .await()
              .forEach(row -> all.put(row.getString(0), row.getInteger(1)));
          return all;
        });
  }

  /// The numbers that have a note to read.
  private static List<String> notes() {
    var found = new ArrayList<String>();
    for (int i = 1000; i <= NUMBERS.get(); i++) {
      var number = "+2782555%04d".formatted(i);
      var index = Msisdn.parse(number).map(vault::index).orElseThrow();
      int count =
          doing(
              tx ->
                  tx.preparedQuery("select count(*) from note where number_bi = $1")
                      .execute(Tuple.of(Buffer.buffer(index.bytes())))
                      .await()
                      .iterator()
                      .next()
                      .getInteger(0));
      if (count == 1) found.add(number);
    }
    return found;
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneId.of("Africa/Johannesburg");
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get().toInstant();
      }
    };
  }
}
