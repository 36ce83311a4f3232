package org.isango.duty;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.isango.cases.OpenCase;
import org.isango.duty.Calls.Reason;
import org.isango.menu.Menus;
import org.isango.sms.Outbox;
import org.isango.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls the rota to requests, step by step: on duty, once more, second, provincial, national, and
/// over again until a human accepts.
///
/// A step is part of one transaction that locks its case, writes the pages and texts, and sets the
/// moment of the next. Two instances never take the same step; one that is killed in it has not
/// taken it.
public final class Paging {
  private static final Logger LOG = LoggerFactory.getLogger(Paging.class);

  private static final int BATCH = 100;

  private static final String DUE =
      """
      select c.id, c.ref, c.province, c.urgency, c.tier, c.resent,
        coalesce(c.accepted_by, c.handed_to),
        c.next_step_at <= $1 as step, c.again_at <= $1 as again,
        c.court_by <= $1 and c.overdue_for is distinct from c.court_by as overdue,
        exists (select 1 from member m where m.number_bi = c.number_bi
          and m.vouched_at is not null) as vouched,
        c.call_to <= $1 as passed, c.call_from, c.call_to, c.safe_word,
        c.number_ct is null as hidden, c.call_passed,
        coalesce(c.safe_to_phone, false) as phone
      from help_case c
      where c.closed_at is null and (c.next_step_at <= $1 or c.again_at <= $1
        or c.call_to <= $1
        or (c.court_by <= $1 and c.overdue_for is distinct from c.court_by))
        and (c.id = any($3)) = $4
      order by vouched desc, c.urgency, c.flagged, c.next_step_at, c.id limit $2
      for update of c skip locked""";

  private static final String HOW =
      "select call_from, call_to, safe_word, number_ct is null as hidden,"
          + " coalesce(safe_to_phone, false) as phone from help_case where id = $1";

  /// The same hours of the next day; whoever has the request keeps it. Who is in danger is called
  /// for all the same, whatever the hour.
  private static final String NEXT_WINDOW =
      "update help_case set call_from = call_from + interval '24 hours',"
          + " call_to = call_to + interval '24 hours', call_passed = call_passed + 1,"
          + " tier = case when accepted_by is null and urgency > 1 then 0 else tier end,"
          + " resent = resent and urgency = 1,"
          + " next_step_at = case when urgency = 1 then next_step_at"
          + " when accepted_by is null then call_from + interval '24 hours' end where id = $1";

  private static final String LATE =
      "select coalesce(extract(epoch from $1::timestamptz - min(next_step_at)), 0)::bigint from help_case"
          + " where closed_at is null and next_step_at <= $1";

  private static final Duration A_DAY = Duration.ofDays(1);

  private final Database database;
  private final Responders responders;
  private final Outbox outbox;
  private final Ladder ladder;
  private final Supplier<Menus> menus;
  private final Consumer<String> counts;
  private final Clock clock;

  /// Requests whose step failed, each to be tried by itself.
  private final Set<UUID> alone = ConcurrentHashMap.newKeySet();

  /// @param menus the words of the calls
  /// @param counts counts by name
  public Paging(
      Database database,
      Responders responders,
      Outbox outbox,
      Ladder ladder,
      Supplier<Menus> menus,
      Consumer<String> counts,
      Clock clock) {
    this.database = database;
    this.responders = responders;
    this.outbox = outbox;
    this.ladder = ladder;
    this.menus = menus;
    this.counts = counts;
    this.clock = clock;
  }

  private record Due(
      Calls.Request request,
      boolean resent,
      Optional<UUID> holder,
      boolean step,
      boolean again,
      boolean overdue,
      Optional<Integer> passed) {}

  /// Takes every step that is due. Those that may share a text share a transaction; where one fails
  /// it is found and set apart, so that no other waits for it.
  public void turn() {
    alone.forEach(this::alone);
    int limit = BATCH;
    while (limit > 0) limit = together(limit);
  }

  /// @return how many to look at next; 0 when nothing is due
  private int together(int limit) {
    var looked = new ArrayList<UUID>();
    try {
      var skip = alone.toArray(UUID[]::new);
      take(limit, skip, false, looked);
      return looked.isEmpty() ? 0 : limit;
    } catch (Exception failure) {
      // Nothing was looked at: it is the database, and no request.
      if (looked.isEmpty()) throw failure;
      if (looked.size() > 1) return looked.size() / 2;
      failed(looked.getFirst(), failure);
      return BATCH;
    }
  }

  /// A step that has failed is tried again at each turn, in a transaction of its own.
  private void alone(UUID request) {
    var looked = new ArrayList<UUID>();
    try {
      take(1, new UUID[] {request}, true, looked);
      alone.remove(request);
    } catch (Exception failure) {
      if (looked.isEmpty()) throw failure;
      failed(request, failure);
    }
  }

  private void failed(UUID request, Exception failure) {
    alone.add(request);
    counts.accept("duty.failed");
    LOG.warn("the step of a request failed: {}", failure.getClass().getSimpleName());
  }

  private void take(int limit, UUID[] which, boolean only, List<UUID> looked) {
    database.inBackground(
        tx -> new Turn(tx, OffsetDateTime.now(clock)).take(limit, which, only, looked));
  }

  /// By how many seconds the next step of the request that waits longest is late.
  public static long late(SqlClient db, OffsetDateTime now) {
    return db.preparedQuery(LATE).execute(Tuple.of(now)).await().iterator().next().getLong(0);
  }

  private static Due due(Row row) {
    var request =
        new Calls.Request(
            row.getUUID(0),
            row.getString(1),
            Optional.ofNullable(row.getString(2)),
            Urgency.at(row.getShort(3)),
            row.getShort(4),
            row.getBoolean(10),
            how(row));
    return new Due(
        request,
        row.getBoolean(5),
        Optional.ofNullable(row.getUUID(6)),
        Boolean.TRUE.equals(row.getBoolean(7)),
        Boolean.TRUE.equals(row.getBoolean(8)),
        Boolean.TRUE.equals(row.getBoolean(9)),
        Optional.of(row.getInteger("call_passed"))
            .filter(times -> Boolean.TRUE.equals(row.getBoolean("passed"))));
  }

  private static Calls.How how(Row row) {
    var window =
        Optional.ofNullable(row.getOffsetDateTime("call_from"))
            .map(from -> new CallWindow(from, row.getOffsetDateTime("call_to")));
    return new Calls.How(
        window, row.getBoolean("safe_word"), row.getBoolean("hidden"), row.getBoolean("phone"));
  }

  /// A colleague is called to a case that is offered to her.
  void offer(SqlConnection tx, OpenCase offered, Responder to, OffsetDateTime now) {
    var calls = new Calls(tx, menus.get(), now);
    var how = tx.preparedQuery(HOW).execute(Tuple.of(offered.id())).await().iterator().next();
    var request =
        new Calls.Request(
            offered.id(),
            offered.ref(),
            offered.province(),
            Urgency.of(offered.kind()),
            0,
            true,
            how(how));
    calls.call(to, request, Reason.OFFERED);
    calls.text(outbox);
  }

  /// The steps of one transaction.
  private final class Turn {
    private final SqlConnection tx;
    private final OffsetDateTime now;
    private final Calls calls;
    private final Map<String, List<Responder>> rota = new HashMap<>();

    Turn(SqlConnection tx, OffsetDateTime now) {
      this.tx = tx;
      this.now = now;
      this.calls = new Calls(tx, menus.get(), now);
    }

    /// @param looked is filled with what is about to be done
    /// @return how many were due
    Optional<Integer> take(int limit, UUID[] which, boolean only, List<UUID> looked) {
      var all = new ArrayList<Due>();
      tx.preparedQuery(DUE)
          .execute(Tuple.of(now, limit, which, only))
          .await()
          .forEach(r -> all.add(due(r)));
      if (all.isEmpty()) return Optional.empty();
      // Who is vouched for is called for in a step of its own, which is soon over. Joining is eight
      // keys, so it tells nothing of whoever floods.
      boolean hers = all.getFirst().request().vouched();
      all.removeIf(due -> due.request().vouched() != hers);
      all.forEach(due -> looked.add(due.request().id()));
      all.forEach(this::one);
      calls.text(outbox);
      return Optional.of(all.size());
    }

    private void one(Due due) {
      if (due.overdue()) overdue(due);
      if (due.passed().isPresent()) {
        passed(due);
        return;
      }
      if (due.again()) again(due);
      if (due.step()) step(due);
    }

    private void overdue(Due due) {
      who(due, 1).forEach(r -> calls.call(r, due.request(), Reason.OVERDUE));
      alarm(due, Alarms.What.OVERDUE, 0);
      set("update help_case set overdue_for = court_by where id = $1", due);
    }

    /// Nobody calls outside the hours that are safe: those of the next day are waited for.
    private void passed(Due due) {
      var r = due.request();
      var next =
          new Calls.Request(
              r.id(), r.ref(), r.province(), r.urgency(), r.tier(), r.vouched(), r.how().again());
      who(due, 1).forEach(to -> calls.call(to, next, Reason.PASSED));
      alarm(due, Alarms.What.CALL_PASSED, due.passed().orElseThrow());
      set(NEXT_WINDOW, due);
    }

    private void again(Due due) {
      // Somebody who is about to be called for the first time need not be called twice.
      if (!due.step() || due.request().tier() > 0) {
        who(due, due.request().tier()).forEach(r -> calls.call(r, due.request(), Reason.AGAIN));
      }
      set("update help_case set again_at = null, again_count = again_count + 1 where id = $1", due);
    }

    /// Who has the case, else the first tier from this one on that has anybody.
    private List<Responder> who(Due due, int from) {
      var holder = due.holder().flatMap(id -> responders.with(tx, id));
      if (holder.isPresent()) return List.of(holder.get());
      return filled(due, Math.max(1, from)).map(t -> on(t, due.request())).orElse(List.of());
    }

    private void step(Due due) {
      var request = due.request();
      if (due.holder().isPresent()) {
        move(request, request.tier(), true, Optional.empty());
      } else if (request.tier() > 0 && !request.urgency().escalates()) {
        // What can wait for the day wakes no further tier; a day later nobody has taken it.
        who(due, request.tier()).forEach(r -> calls.call(r, request, Reason.RESEND));
        alarm(due, Alarms.What.NOBODY_ACCEPTED, 0);
        move(request, request.tier(), true, Optional.of(A_DAY));
      } else if (request.tier() > 0 && !due.resent() && !on(request.tier(), request).isEmpty()) {
        var declined = declined(request);
        on(request.tier(), request).stream()
            .filter(r -> !declined.contains(r.id()))
            .forEach(r -> calls.call(r, request, Reason.RESEND));
        var left = ladder.of(request.tier()).minus(ladder.resend());
        move(request, request.tier(), true, Optional.of(left));
      } else {
        climb(due);
      }
    }

    /// Who has said that she cannot is not reminded.
    private Set<UUID> declined(Calls.Request request) {
      var who = new HashSet<UUID>();
      tx.preparedQuery(
              "select responder_id from page where case_id = $1 and declined_at is not null")
          .execute(Tuple.of(request.id()))
          .await()
          .forEach(row -> who.add(row.getUUID(0)));
      return who;
    }

    private void climb(Due due) {
      var request = due.request();
      var next = filled(due, request.tier() + 1);
      if (next.isEmpty()) {
        alarm(due, Alarms.What.NOBODY_ACCEPTED, 0);
        var wait = request.tier() == 0 ? ladder.empty() : ladder.over();
        move(request, 0, false, Optional.of(wait));
        return;
      }
      on(next.get(), request).forEach(r -> calls.call(r, at(request, next.get()), Reason.FIRST));
      counts.accept("duty.paged");
      move(
          request,
          next.get(),
          false,
          Optional.of(request.urgency().escalates() ? ladder.resend() : A_DAY));
    }

    /// The first tier from this one on with anybody in it; an empty one on the way is an alarm.
    private Optional<Integer> filled(Due due, int from) {
      for (int tier = from; tier <= Ladder.LAST; tier++) {
        if (!on(tier, due.request()).isEmpty()) return Optional.of(tier);
        alarm(due, Alarms.What.TIER_EMPTY, tier);
      }
      return Optional.empty();
    }

    private List<Responder> on(int tier, Calls.Request request) {
      var province = request.province().filter(p -> tier < Ladder.LAST);
      return rota.computeIfAbsent(
          tier + province.orElse(""), key -> responders.onDuty(tx, tier, province, now));
    }

    private static Calls.Request at(Calls.Request r, int tier) {
      return new Calls.Request(
          r.id(), r.ref(), r.province(), r.urgency(), tier, r.vouched(), r.how());
    }

    private void alarm(Due due, Alarms.What what, int tier) {
      if (Alarms.raise(tx, due.request().id(), what, tier, now)) {
        counts.accept("duty.alarm");
      }
    }

    private void move(Calls.Request r, int tier, boolean resent, Optional<Duration> wait) {
      tx.preparedQuery(
              "update help_case set tier = $2, resent = $3, next_step_at = $4 where id = $1")
          .execute(Tuple.of(r.id(), (short) tier, resent, wait.map(now::plus).orElse(null)))
          .await();
    }

    private void set(String sql, Due due) {
      tx.preparedQuery(sql).execute(Tuple.of(due.request().id())).await();
    }
  }
}
