package org.isango.cases;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
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
  private static final int RECENT = 5_000;
  private static final Duration KEPT = Duration.ofMinutes(15);

  /// One round trip: joins the open request, or makes one with its key. Nothing comes back when the
  /// reference is another's, or when somebody else has just made it.
  private static final String OPEN =
      """
      with joined as (
        update help_case set touched_at = $9, still_asked_at = null, pinned = pinned and $8
        where kind = $2 and closed_at is null and (session_id = $4 or (number_bi = $5
          and kind not in ('report', 'complaint')))
        returning id, ref),
      made as (
        insert into help_case (id, kind, ref, session_id, number_bi, key_version, number_ct, pinned,
          opened_at, touched_at, court_by)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $9,
          case when $2 in ('arrest', 'arrest_friend') then $11::timestamptz end where not exists (select 1 from joined)
        on conflict do nothing returning id, ref),
      keyed as (insert into case_key (case_id, wrapped) select id, $10 from made)
      select j.id, j.ref, k.wrapped from joined j left join case_key k on k.case_id = j.id
      union all select id, ref, $10 from made""";

  private final Vault vault;
  private final CaseKeys keys;
  private final CustodyClock clock;

  /// Keys of the requests that are being made, so that each answer waits for one round trip less.
  /// What is gone since has its key here and nothing to open with it.
  private final Cache<UUID, Vault.CaseKey> recent =
      Caffeine.newBuilder().maximumSize(RECENT).expireAfterWrite(KEPT).build();

  public Cases(Vault vault, CustodyClock clock) {
    this.vault = vault;
    this.keys = new CaseKeys(vault);
    this.clock = clock;
  }

  /// @param id the case; never shown
  /// @param ref the reference the member sees, unique among the open cases
  /// @param key to add answers with; empty when it cannot be opened
  public record Opened(UUID id, String ref, Optional<Vault.CaseKey> key) {}

  /// Opens a request, or joins the open one of the same kind from the same number: nobody is
  /// refused and nobody has to be found twice. Whoever is held has a deadline from the first key
  /// on: she may be cut off before she can say since when. A friend who is held is another kind
  /// than the caller herself. Reports and complaints join nothing from elsewhere, for each is about
  /// something else. The number is kept sealed with the case and nowhere else; without a number the
  /// case stands alone.
  ///
  /// @param intake the keyed session id, with what tells two reports of one session apart: the same
  ///   key pressed twice opens one case
  /// @param pinned false when the session was first seen in its middle: a human should look twice,
  ///   also at what it adds to a request that was there
  public Opened open(
      SqlConnection tx,
      String kind,
      byte[] intake,
      Optional<Msisdn> caller,
      boolean pinned,
      OffsetDateTime now) {
    var id = UUID.randomUUID();
    var key = vault.newCaseKey();
    for (int attempt = 0; attempt < REFERENCES_TO_TRY; attempt++) {
      var ref = vault.reference(intake, attempt);
      var row = new Fresh(id, kind, ref, intake, caller, pinned, now, key);
      var rows = tx.preparedQuery(OPEN).execute(values(row)).await().iterator();
      if (rows.hasNext()) return opened(rows.next());
    }
    throw new IllegalStateException("no free reference: too many cases are open");
  }

  private record Fresh(
      UUID id,
      String kind,
      String ref,
      byte[] intake,
      Optional<Msisdn> caller,
      boolean pinned,
      OffsetDateTime now,
      Vault.CaseKey key) {}

  private Tuple values(Fresh one) {
    var index = one.caller().map(vault::index);
    return Tuple.from(
        new Object[] {
          one.id(),
          one.kind(),
          one.ref(),
          Buffer.buffer(one.intake()),
          index.map(Cases::key).orElse(null),
          index.map(i -> (short) i.keyVersion()).orElse(null),
          one.caller()
              .map(n -> Buffer.buffer(vault.sealNumber(n, one.id(), "help_case")))
              .orElse(null),
          one.pinned(),
          one.now(),
          Buffer.buffer(vault.wrap(one.key(), one.id())),
          clock.deadline(one.now().toZonedDateTime()).toOffsetDateTime()
        });
  }

  private Opened opened(Row row) {
    var id = row.getUUID(0);
    var key =
        Optional.ofNullable(row.getBuffer(2)).flatMap(kept -> vault.unwrap(kept.getBytes(), id));
    key.ifPresent(k -> recent.put(id, k));
    return new Opened(id, row.getString(1), key);
  }

  /// Adds one answer, sealed with the key of the case; numbers in her own words are masked before.
  /// When she was taken starts the custody clock. "No contact" erases the number at once and leaves
  /// place and time; "only count it" erases the report: what was counted of it stays.
  public void answer(SqlConnection tx, UUID id, String field, String value, OffsetDateTime now) {
    key(tx, id).ifPresent(key -> answer(tx, id, key, field, value, now).await());
  }

  /// The same with the key of the case, not waited for.
  public Future<?> answer(
      SqlConnection tx,
      UUID id,
      Vault.CaseKey key,
      String field,
      String value,
      OffsetDateTime now) {
    var kept = FreeWords.kept(field, value);
    var added = add(tx, id, key, field, kept, now);
    return Future.all(added, follow(tx, id, field, value, now));
  }

  private Future<?> add(
      SqlConnection tx, UUID id, Vault.CaseKey key, String field, String kept, OffsetDateTime now) {
    return tx.preparedQuery(
            "with touched as (update help_case set touched_at = $4, still_asked_at = null"
                + " where id = $1 returning id)"
                + " insert into case_answer (case_id, field, value_ct, given_at)"
                + " select id, $2, $3, $4 from touched")
        .execute(Tuple.of(id, field, keys.seal(key, id, field, kept), now));
  }

  /// What an answer means beside being kept.
  private Future<?> follow(
      SqlConnection tx, UUID id, String field, String value, OffsetDateTime now) {
    return switch (field) {
      case "when" -> startClock(tx, id, value, now);
      case "contact" -> value.equals("none") ? dropNumber(tx, id) : Future.succeededFuture();
      case "help" -> value.equals("count") ? erase(tx, id) : Future.succeededFuture();
      default -> Future.succeededFuture();
    };
  }

  /// The key of a case that answers are added to; empty when it was gone before it was asked for.
  public Optional<Vault.CaseKey> key(SqlConnection tx, UUID id) {
    return Optional.ofNullable(recent.getIfPresent(id)).or(() -> keys.of(tx, id));
  }

  /// The latest lawful moment to be in court, from the earliest moment her answer allows. Said
  /// again, it only moves forward: unless it has passed, and somebody is held anew.
  private Future<?> startClock(SqlConnection tx, UUID id, String when, OffsetDateTime now) {
    var taken = CustodyClock.earliest(when, now.toZonedDateTime());
    return tx.preparedQuery(
            "update help_case set court_by = case when court_by > $3 then least(court_by, $2)"
                + " else $2 end where id = $1 and kind in ('arrest', 'arrest_friend')")
        .execute(Tuple.of(id, clock.deadline(taken).toOffsetDateTime(), now));
  }

  private static Future<?> erase(SqlConnection tx, UUID id) {
    return tx.preparedQuery("delete from help_case where id = $1").execute(Tuple.of(id));
  }

  /// The number of a person she trusts is a number, too.
  private static Future<?> dropNumber(SqlConnection tx, UUID id) {
    return tx.preparedQuery(
            "with trusted as (delete from case_answer where case_id = $1"
                + " and field = 'trusted_number')"
                + " update help_case set number_bi = null, key_version = null, number_ct = null"
                + " where id = $1")
        .execute(Tuple.of(id));
  }

  private static Buffer key(BlindIndex number) {
    return Buffer.buffer(number.bytes());
  }

  /// Deletes what was closed thirty days ago, with its key, unless a day in court is still to come.
  /// What is open goes only when nobody has touched it for half a year and nobody said within
  /// fourteen days of being asked, by a text that left, that it is still open; arrest and danger
  /// never go so.
  ///
  /// @return cases deleted
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery(
            "delete from help_case where id in (select c.id from help_case c where (closed_at <= $1"
                + " or closed_at is null and still_asked_at <= $3"
                + " and kind not in ('arrest', 'arrest_friend', 'danger'))"
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
