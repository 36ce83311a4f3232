package org.isango.cases;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.isango.calendar.CustodyClock;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// Intake of requests: opened by one key, grown answer by answer, in the transaction of the hop.
public final class Cases {
  private static final int REFERENCES_TO_TRY = 20;

  private static final String INSERT =
      "insert into help_case (id, kind, ref, session_id, number_bi, key_version, number_ct, pinned,"
          + " opened_at, touched_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)"
          + " on conflict do nothing returning id, ref";

  private final Vault vault;
  private final CaseKeys keys;
  private final CustodyClock clock;

  public Cases(Vault vault, CustodyClock clock) {
    this.vault = vault;
    this.keys = new CaseKeys(vault);
    this.clock = clock;
  }

  /// @param id the case; never shown
  /// @param ref the reference the member sees, unique among the open cases
  public record Opened(UUID id, String ref) {}

  /// Opens a request, or joins the open one of the same kind from the same number: nobody is
  /// refused and nobody has to be found twice. Reports and complaints join nothing from other
  /// sessions, for each is about something else. The number is kept sealed with the case and
  /// nowhere else; without a number the case stands alone.
  ///
  /// @param session the keyed session id, so that the same key pressed twice opens one case
  /// @param pinned false when the session was first seen in its middle: a human should look twice
  public Opened open(
      SqlConnection tx,
      String kind,
      byte[] session,
      Optional<Msisdn> caller,
      boolean pinned,
      OffsetDateTime now) {
    var number = caller.map(vault::index);
    return running(tx, kind, session, number, now)
        .orElseGet(() -> insert(tx, kind, session, caller, pinned, now));
  }

  private static Optional<Opened> running(
      SqlConnection tx,
      String kind,
      byte[] session,
      Optional<BlindIndex> number,
      OffsetDateTime now) {
    var rows =
        tx.preparedQuery(
                "update help_case set touched_at = $4, still_asked_at = null where kind = $1 and (session_id = $2"
                    + " or (number_bi = $3 and closed_at is null"
                    + " and kind not in ('report', 'complaint'))) returning id, ref")
            .execute(
                Tuple.of(kind, Buffer.buffer(session), number.map(Cases::key).orElse(null), now))
            .await();
    return first(rows);
  }

  private Opened insert(
      SqlConnection tx,
      String kind,
      byte[] session,
      Optional<Msisdn> caller,
      boolean pinned,
      OffsetDateTime now) {
    var id = UUID.randomUUID();
    var index = caller.map(vault::index);
    for (int attempt = 0; attempt < REFERENCES_TO_TRY; attempt++) {
      var rows =
          tx.preparedQuery(INSERT)
              .execute(
                  Tuple.from(
                      new Object[] {
                        id,
                        kind,
                        vault.reference(session, attempt),
                        Buffer.buffer(session),
                        index.map(Cases::key).orElse(null),
                        index.map(i -> (short) i.keyVersion()).orElse(null),
                        caller
                            .map(n -> Buffer.buffer(vault.sealNumber(n, id, "help_case")))
                            .orElse(null),
                        pinned,
                        now
                      }))
              .await();
      if (first(rows).isPresent()) {
        keep(tx, id, vault.newCaseKey());
        return first(rows).get();
      }
      var other = running(tx, kind, session, index, now);
      if (other.isPresent()) return other.get();
    }
    throw new IllegalStateException("no free reference: too many cases are open");
  }

  private void keep(SqlConnection tx, UUID id, Vault.CaseKey key) {
    tx.preparedQuery("insert into case_key (case_id, wrapped) values ($1, $2)")
        .execute(Tuple.of(id, Buffer.buffer(vault.wrap(key, id))))
        .await();
  }

  private static Optional<Opened> first(RowSet<Row> rows) {
    var all = rows.iterator();
    if (!all.hasNext()) return Optional.empty();
    var row = all.next();
    return Optional.of(new Opened(row.getUUID(0), row.getString(1)));
  }

  /// Adds one answer, sealed with the key of the case; numbers in her own words are masked before.
  /// When she was taken starts the custody clock. "No contact" erases the number at once and leaves
  /// place and time; "only count it" erases the report: what was counted of it stays.
  public void answer(SqlConnection tx, UUID id, String field, String value, OffsetDateTime now) {
    var key = keys.of(tx, id);
    if (key.isEmpty()) return;
    var kept = FreeWords.are(field) ? FreeWords.masked(value) : value;
    tx.preparedQuery(
            "with touched as (update help_case set touched_at = $4, still_asked_at = null"
                + " where id = $1)"
                + " insert into case_answer (case_id, field, value_ct, given_at)"
                + " values ($1, $2, $3, $4)")
        .execute(Tuple.of(id, field, keys.seal(key.get(), id, field, kept), now))
        .await();
    switch (field) {
      case "when" -> startClock(tx, id, value, now);
      case "contact" -> {
        if (value.equals("none")) dropNumber(tx, id);
      }
      case "help" -> {
        if (value.equals("count")) erase(tx, id);
      }
      default -> {}
    }
  }

  /// The latest lawful moment to be in court, from the earliest moment her answer allows. Said
  /// again, it only moves forward: unless it has passed, and somebody is held anew.
  private void startClock(SqlConnection tx, UUID id, String when, OffsetDateTime now) {
    var taken = CustodyClock.earliest(when, now.toZonedDateTime());
    tx.preparedQuery(
            "update help_case set court_by = case when court_by > $3 then least(court_by, $2)"
                + " else $2 end where id = $1 and kind = 'arrest'")
        .execute(Tuple.of(id, clock.deadline(taken).toOffsetDateTime(), now))
        .await();
  }

  private static void erase(SqlConnection tx, UUID id) {
    tx.preparedQuery("delete from help_case where id = $1").execute(Tuple.of(id)).await();
  }

  /// The number of a person she trusts is a number, too.
  private static void dropNumber(SqlConnection tx, UUID id) {
    tx.preparedQuery("delete from case_answer where case_id = $1 and field = 'trusted_number'")
        .execute(Tuple.of(id))
        .await();
    tx.preparedQuery(
            "update help_case set number_bi = null, key_version = null, number_ct = null"
                + " where id = $1")
        .execute(Tuple.of(id))
        .await();
  }

  private static Buffer key(BlindIndex number) {
    return Buffer.buffer(number.bytes());
  }

  /// Deletes what was closed thirty days ago, with its key, unless a day in court is still to come.
  /// What is open goes only when nobody has touched it for half a year and nobody said within
  /// fourteen days of being asked that it is still open; arrest and danger never go so.
  ///
  /// @return cases deleted
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery(
            "delete from help_case where id in (select c.id from help_case c where (closed_at <= $1"
                + " or closed_at is null and still_asked_at <= $3"
                + " and kind not in ('arrest', 'danger'))"
                + " and not exists (select 1 from court_date d where d.case_id = c.id"
                + " and d.state = 'coming' and d.day >= $2) limit 1000)")
        .execute(Tuple.of(now.minusDays(30), now.toLocalDate(), now.minusDays(14)))
        .await()
        .rowCount();
  }

  /// Deletes every case of a number, its keys first.
  public void forget(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery(
            "delete from case_key where case_id in (select id from help_case where number_bi = $1)")
        .execute(Tuple.of(key(number)))
        .await();
    tx.preparedQuery("delete from help_case where number_bi = $1")
        .execute(Tuple.of(key(number)))
        .await();
  }
}
