package org.isango.sms.broadcast;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.isango.calendar.QuietHours;
import org.isango.calendar.QuietHours.Own;
import org.isango.member.Wishes.Style;
import org.isango.menu.Menus;
import org.isango.sms.Covers;
import org.isango.sms.Notes;
import org.isango.sms.Outbox;
import org.isango.store.Database;
import org.isango.text.Language;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// Puts running broadcasts into the outbox, a few people at a time: so that a pause stops them
/// within a moment, answers and safety alerts never queue behind them, and each person's style and
/// wishes are those of the minute in which her text leaves.
///
/// Each person is taken in the transaction that puts her text in line, by whichever instance comes
/// first, so she gets it once.
public final class Feeder {
  private static final int BATCH = 200;

  /// More than this of one broadcast does not wait in the outbox at once.
  private static final int AHEAD = 400;

  private static final String NEXT =
      "select id from broadcast where state = 'RUNNING' and starts_at <= $1"
          + " and (undo_until is null or undo_until <= $1)"
          + " order by (class = 'SAFETY') desc, starts_at limit 1 for update skip locked";

  private static final String TAKE =
      """
      select r.number_bi, m.id, m.key_version, m.number_ct, m.language, m.style, m.cover, m.quiet
      from broadcast_recipient r
      left join member m on m.id = r.member_id and m.dormant_on is null
        and exists (select 1 from consent c where c.member_id = m.id and c.purpose = $2
          and c.withdrawn_at is null)
        and not exists (select 1 from opt_out o where o.number_bi = r.number_bi)
      where r.broadcast_id = $1 and r.state = 0
      order by r.number_bi limit $3 for update of r skip locked""";

  private final Database database;
  private final Vault vault;
  private final Rows rows;
  private final Outbox outbox;
  private final Notes notes;
  private final Supplier<Menus> menus;
  private final QuietHours hours;
  private final Clock clock;

  public Feeder(
      Database database,
      Vault vault,
      Outbox outbox,
      Notes notes,
      Supplier<Menus> menus,
      QuietHours hours,
      Clock clock) {
    this.database = database;
    this.vault = vault;
    this.rows = new Rows(vault);
    this.outbox = outbox;
    this.notes = notes;
    this.menus = menus;
    this.hours = hours;
    this.clock = clock;
  }

  /// One step of one broadcast. Runs on a virtual thread.
  ///
  /// @return whether there may be more to do at once
  public boolean turn() {
    var now = OffsetDateTime.now(clock);
    return database.inBackground(tx -> next(tx, now).map(one -> step(tx, one, now))).orElse(false);
  }

  private Optional<Broadcast> next(SqlConnection tx, OffsetDateTime now) {
    var found = tx.preparedQuery(NEXT).execute(Tuple.of(now)).await().iterator();
    return found.hasNext() ? rows.find(tx, found.next().getUUID(0)) : Optional.empty();
  }

  private boolean step(SqlConnection tx, Broadcast one, OffsetDateTime now) {
    if (!one.draft().expiresAt().isAfter(now)) {
      Broadcasts.end(tx, one.id(), "EXPIRED", now);
      finish(tx, one.id(), "EXPIRED", now);
      return true;
    }
    int room = AHEAD - waiting(tx, one.id());
    if (room <= 0) return false;
    var taken =
        tx.preparedQuery(TAKE)
            .execute(Tuple.of(one.id(), one.draft().purpose(), Math.min(room, BATCH)))
            .await();
    var fed = new ArrayList<Buffer>();
    var passed = new ArrayList<Buffer>();
    for (var row : taken) (feed(tx, one, row, now) ? fed : passed).add(row.getBuffer(0));
    mark(tx, one.id(), fed, 1);
    mark(tx, one.id(), passed, 2);
    if (taken.size() == 0 && settled(tx, one.id())) finish(tx, one.id(), "DONE", now);
    return taken.size() == BATCH;
  }

  private static int waiting(SqlConnection tx, UUID id) {
    return tx.preparedQuery(
            "select count(*) from sms_outbox where broadcast_id = $1 and state = 'PENDING'")
        .execute(Tuple.of(id))
        .await()
        .iterator()
        .next()
        .getInteger(0);
  }

  /// Whether she is told: a note, and an SMS where her style has one.
  private boolean feed(SqlConnection tx, Broadcast one, Row row, OffsetDateTime now) {
    if (row.getUUID(1) == null) return false;
    var number = vault.openNumber(row.getBuffer(3).getBytes(), row.getUUID(1), "member");
    if (number.isEmpty()) return false;
    var draft = one.draft();
    var language = Optional.ofNullable(row.getString(4)).flatMap(Language::of).orElse(Language.EN);
    var index = new BlindIndex(row.getBuffer(0).getBytes(), row.getInteger(2));
    draft
        .text(language, Style.FULL)
        .ifPresent(full -> notes.put(tx, index, full, now, draft.expiresAt()));
    var style = Style.of(row.getString(5));
    var at = hour(draft, Own.of(Optional.ofNullable(row.getString(7))), now);
    var text = text(draft, language, style, Optional.ofNullable(row.getString(6)));
    if (text.isPresent() && at.isPresent()) {
      var terms = new Outbox.Terms(draft.kind(), at.get(), draft.expiresAt());
      outbox.put(tx, number.get(), text.get(), terms, Optional.of(one.id()), now);
    }
    return true;
  }

  private Optional<String> text(
      Draft draft, Language language, Style style, Optional<String> cover) {
    return switch (style) {
      case NONE -> Optional.empty();
      case HIDDEN ->
          Covers.line(menus.get(), cover, language).or(() -> draft.text(language, Style.HIDDEN));
      case PLAIN, FULL -> draft.text(language, style);
    };
  }

  private Optional<OffsetDateTime> hour(Draft draft, Own own, OffsetDateTime now) {
    if (!draft.kind().keepsQuiet()) return Optional.of(now);
    return hours
        .opens(now.toZonedDateTime(), own)
        .map(at -> at.toOffsetDateTime())
        .filter(draft.expiresAt()::isAfter);
  }

  private static void mark(SqlConnection tx, UUID id, List<Buffer> numbers, int state) {
    if (numbers.isEmpty()) return;
    tx.preparedQuery(
            "update broadcast_recipient set state = $3"
                + " where broadcast_id = $1 and number_bi = any($2)")
        .execute(Tuple.of(id, numbers.toArray(Buffer[]::new), (short) state))
        .await();
  }

  /// Whether nothing of it is on its way any more.
  private static boolean settled(SqlConnection tx, UUID id) {
    return tx.preparedQuery(
            "select not exists (select 1 from sms_outbox where broadcast_id = $1"
                + " and state in ('PENDING', 'CLAIMED', 'SUBMITTING', 'HELD'))"
                + " and not exists (select 1 from broadcast_recipient where broadcast_id = $1"
                + " and state = 0)")
        .execute(Tuple.of(id))
        .await()
        .iterator()
        .next()
        .getBoolean(0);
  }

  private static void finish(SqlConnection tx, UUID id, String state, OffsetDateTime now) {
    tx.preparedQuery(
            "update broadcast set version = version + 1, state = $2, finished_at = $3 where id = $1")
        .execute(Tuple.of(id, state, now))
        .await();
  }
}
