package org.isango.sms.broadcast;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.isango.menu.Menus;
import org.isango.sms.Outbox;
import org.isango.text.Person;
import org.isango.sms.broadcast.Broadcast.State;
import org.isango.sms.broadcast.Outcome.Done;
import org.isango.sms.broadcast.Outcome.Reason;
import org.isango.sms.broadcast.Outcome.Refused;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// What coordinators do with an alert to many. Everything names the version it was looked at with,
/// so that of two people who change the same one the second is told.
public final class Broadcasts {
  /// A safety template leaves after this, and can be taken back until then.
  private static final Duration UNDO = Duration.ofSeconds(60);

  private static final String FREEZE =
      """
      insert into broadcast_recipient (broadcast_id, number_bi, key_version, member_id)
      select $1, m.number_bi, m.key_version, m.id from member m
      where m.dormant_on is null and ($2::text[] = '{}' or m.province = any($2))
        and ($3::text[] = '{}' or coalesce(m.language, 'en') = any($3))
        and ($4::date is null or m.seen_on >= $4)
        and exists (select 1 from consent c where c.member_id = m.id and c.purpose = $5
          and c.withdrawn_at is null)
        and not exists (select 1 from opt_out o where o.number_bi = m.number_bi)
      on conflict do nothing""";

  private final Rows rows;
  private final Supplier<Menus> menus;

  public Broadcasts(Vault vault, Supplier<Menus> menus) {
    this.rows = new Rows(vault);
    this.menus = menus;
  }

  public Optional<Broadcast> find(SqlConnection tx, UUID id) {
    return rows.find(tx, id);
  }

  /// The newest twenty.
  public List<Broadcast> newest(SqlConnection tx) {
    return rows.all(
        tx, "select id from broadcast where $1 <> '' order by created_at desc limit 20", "all");
  }

  /// Those whose id begins like this, two at most; nobody changes them until the transaction ends.
  ///
  /// @param word hexadecimal digits and dashes
  public List<Broadcast> startingWith(SqlConnection tx, String word) {
    return rows.all(
        tx, "select id from broadcast where starts_with(id::text, $1) limit 2 for update", word);
  }

  /// Keeps a draft, fit to go out or not.
  public Broadcast write(SqlConnection tx, Draft draft, String author, OffsetDateTime now) {
    return rows.find(tx, rows.insert(tx, draft, author, now)).orElseThrow();
  }

  /// Writes it anew. What was counted and approved is no more.
  public Outcome rewrite(SqlConnection tx, UUID id, int version, Draft draft, String author) {
    return change(
        tx,
        id,
        version,
        was ->
            switch (was.state()) {
              case DRAFT, FROZEN, APPROVED -> {
                rows.rewrite(tx, id, draft, author);
                yield new Done(version + 1);
              }
              case RUNNING, PAUSED, DONE, CANCELLED, EXPIRED -> Refused.because(Reason.WRONG_STATE);
            });
  }

  /// Counts and fixes the people. Who stops her texts later still gets none.
  public Outcome freeze(SqlConnection tx, UUID id, int version, OffsetDateTime now) {
    return change(
        tx,
        id,
        version,
        was -> {
          if (was.state() != State.DRAFT) return Refused.because(Reason.WRONG_STATE);
          var wrong = new Lint(menus.get()).of(was.draft(), now);
          if (!wrong.isEmpty()) return new Refused(Reason.NOT_FIT, wrong);
          int count = recipients(tx, was);
          return to(tx, was, State.FROZEN, Also.frozen(count));
        });
  }

  private static int recipients(SqlConnection tx, Broadcast was) {
    var audience = was.draft().audience();
    return tx.preparedQuery(FREEZE)
        .execute(
            Tuple.of(
                was.id(),
                audience.provinces().toArray(String[]::new),
                audience.languages().stream().map(l -> l.code()).toArray(String[]::new),
                audience.seenSince().orElse(null),
                was.draft().purpose()))
        .await()
        .rowCount();
  }

  /// A second person says yes to exactly these words, people and times.
  ///
  /// @param hash what she was shown
  public Outcome approve(
      SqlConnection tx, UUID id, int version, byte[] hash, String approver, OffsetDateTime now) {
    return change(
        tx,
        id,
        version,
        was -> {
          if (was.state() != State.FROZEN) return Refused.because(Reason.WRONG_STATE);
          boolean nobody = Person.of(approver).isEmpty();
          if (nobody || Person.same(was.author(), approver)) return Refused.because(Reason.OWN);
          if (!MessageDigest.isEqual(hash, was.hash())
              || !MessageDigest.isEqual(hash, was.draft().hash())) {
            return Refused.because(Reason.OTHER_TEXT);
          }
          rows.approve(tx, id, approver.strip(), now);
          return to(tx, was, State.APPROVED);
        });
  }

  /// Lets it go when its time comes. A safety template can be taken back for a minute.
  public Outcome start(SqlConnection tx, UUID id, int version, OffsetDateTime now) {
    return change(
        tx,
        id,
        version,
        was -> {
          if (was.state() == State.FROZEN && was.needsSecond()) {
            return Refused.because(Reason.NEEDS_SECOND);
          }
          if (was.state() != State.FROZEN && was.state() != State.APPROVED) {
            return Refused.because(Reason.WRONG_STATE);
          }
          if (!was.draft().expiresAt().isAfter(now)) {
            return new Refused(Reason.NOT_FIT, List.of("it has expired"));
          }
          boolean undo = was.draft().kind() == Outbox.Kind.SAFETY && was.approval().isEmpty();
          return to(tx, was, State.RUNNING, Also.undo(undo ? now.plus(UNDO) : now));
        });
  }

  /// Nothing of it leaves any more, except what is at the gateway this moment.
  public Outcome pause(SqlConnection tx, UUID id, int version) {
    return change(
        tx,
        id,
        version,
        was -> {
          if (was.state() != State.RUNNING) return Refused.because(Reason.WRONG_STATE);
          hold(tx, id, "PENDING", "HELD");
          return to(tx, was, State.PAUSED);
        });
  }

  /// Goes on where it stopped; nobody gets it twice.
  public Outcome resume(SqlConnection tx, UUID id, int version) {
    return change(
        tx,
        id,
        version,
        was -> {
          if (was.state() != State.PAUSED) return Refused.because(Reason.WRONG_STATE);
          hold(tx, id, "HELD", "PENDING");
          return to(tx, was, State.RUNNING);
        });
  }

  private static void hold(SqlConnection tx, UUID id, String from, String to) {
    tx.preparedQuery(
            "update sms_outbox set state = $3, reason = case when $3 = 'HELD' then 'paused' end"
                + " where broadcast_id = $1 and state = $2 and ($2 = 'PENDING' or reason = 'paused')")
        .execute(Tuple.of(id, from, to))
        .await();
  }

  /// Ends it: what has not left never will.
  public Outcome cancel(SqlConnection tx, UUID id, int version, OffsetDateTime now) {
    return change(
        tx,
        id,
        version,
        was -> {
          if (was.state().isOver()) return Refused.because(Reason.WRONG_STATE);
          end(tx, id, "CANCELLED", now);
          return to(tx, was, State.CANCELLED, Also.finished(now));
        });
  }

  /// Takes what still waits out of the line.
  static void end(SqlConnection tx, UUID id, String as, OffsetDateTime now) {
    tx.preparedQuery(
            "update sms_outbox set state = $2, finished_at = $3"
                + " where broadcast_id = $1 and state in ('PENDING', 'HELD')")
        .execute(Tuple.of(id, as, now))
        .await();
  }

  /// Keeps the counts of what is over, deletes its list of people after 72 hours and its words
  /// after 30 days (the retention table). Run at least once a day.
  ///
  /// @return people taken off and wordings deleted
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    run(
        tx,
        """
        update broadcast b set result = (select jsonb_object_agg(s.state, s.n) from
            (select state, count(*) as n from sms_outbox where broadcast_id = b.id group by state) s)
        where finished_at > $1
          and exists (select 1 from sms_outbox where broadcast_id = b.id)""",
        now.minusHours(72));
    int people =
        run(
            tx,
            """
        delete from broadcast_recipient r using broadcast b
        where b.id = r.broadcast_id and b.finished_at <= $1""",
            now.minusHours(72));
    return people
        + run(
            tx,
            """
        delete from broadcast_wording w using broadcast b
        where b.id = w.broadcast_id and b.finished_at <= $1""",
            now.minusDays(30));
  }

  private static int run(SqlConnection tx, String sql, OffsetDateTime before) {
    return tx.preparedQuery(sql).execute(Tuple.of(before)).await().rowCount();
  }

  /// Takes a number that is to be forgotten off every list.
  public static void forget(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from broadcast_recipient where number_bi = $1")
        .execute(Tuple.of(Buffer.buffer(number.bytes())))
        .await();
  }

  private Outcome change(
      SqlConnection tx, UUID id, int version, Function<Broadcast, Outcome> doing) {
    var was = rows.lock(tx, id);
    if (was.isEmpty()) return Refused.because(Reason.GONE);
    return was.get().version() == version
        ? doing.apply(was.get())
        : Refused.because(Reason.CHANGED_MEANWHILE);
  }

  private static Outcome to(SqlConnection tx, Broadcast was, State state) {
    return to(tx, was, state, new Also());
  }

  /// What changes beside the state; what is empty stays.
  private record Also(
      Optional<Integer> count, Optional<OffsetDateTime> until, Optional<OffsetDateTime> end) {
    Also() {
      this(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Also frozen(int count) {
      return new Also(Optional.of(count), Optional.empty(), Optional.empty());
    }

    static Also undo(OffsetDateTime until) {
      return new Also(Optional.empty(), Optional.of(until), Optional.empty());
    }

    static Also finished(OffsetDateTime end) {
      return new Also(Optional.empty(), Optional.empty(), Optional.of(end));
    }
  }

  private static Outcome to(SqlConnection tx, Broadcast was, State state, Also also) {
    tx.preparedQuery(
            "update broadcast set version = version + 1, state = $2,"
                + " frozen_count = coalesce($3, frozen_count),"
                + " undo_until = coalesce($4, undo_until), finished_at = coalesce($5, finished_at)"
                + " where id = $1")
        .execute(
            Tuple.from(
                new Object[] {
                  was.id(),
                  state.name(),
                  also.count().orElse(null),
                  also.until().orElse(null),
                  also.end().orElse(null)
                }))
        .await();
    return new Done(was.version() + 1);
  }
}
