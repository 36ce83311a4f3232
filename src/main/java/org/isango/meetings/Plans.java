package org.isango.meetings;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.vault.Vault;

/// Carries out a plan: what is new is planned, what has changed since the last edition is moved or
/// cancelled, and those whom it concerns will be told. What stands in no line stays as it is.
public final class Plans {
  private static final int DAYS_AHEAD = 366;

  private static final String FIND =
      "select id, province, starts_at, place_ct, vouched_only, state, line_hash from meeting where id = $1"
          + " for update";

  private static final String KNOWN_BY =
      "update meeting set name_ct = $2, line_hash = $3 where id = $1";

  private static final String COMING =
      "select id, name_ct, province, starts_at, state from meeting where starts_at > $1"
          + " order by starts_at, id limit 500";

  private final Vault vault;
  private final Meetings meetings;

  public Plans(Vault vault, Meetings meetings) {
    this.vault = vault;
    this.meetings = meetings;
  }

  /// What became of a meeting of a plan.
  public enum Done {
    PLANNED,
    MOVED,
    /// Something that nobody has to be told at once.
    CHANGED,
    CANCELLED,
    UNCHANGED,
    /// It has begun already.
    OVER
  }

  /// A meeting as its organiser sees it.
  ///
  /// @param name what she calls it by
  public record Listed(
      UUID id, String name, String province, OffsetDateTime startsAt, String state) {
    @Override
    public String toString() {
      return "Listed[id=" + id + "]";
    }
  }

  /// Whether there is any meeting, be it over.
  public static boolean isEmpty(SqlConnection tx) {
    return tx.query("select 1 from meeting limit 1").execute().await().size() == 0;
  }

  /// @throws PlanFile.Refused when a line cannot be carried out; then nothing of it may be kept
  public Map<Done, Integer> carryOut(SqlConnection tx, PlanFile.Plan plan, OffsetDateTime now) {
    var problems = new ArrayList<String>();
    var done = new EnumMap<Done, Integer>(Done.class);
    if (!plan.sample()) tx.query("delete from meeting where sample").execute().await();
    for (var line : plan.lines()) {
      if (line.plan().startsAt().isAfter(now.plusDays(DAYS_AHEAD))) {
        problems.add(wrong(line, "lies more than a year ahead: correct the date"));
        continue;
      }
      boolean over = true;
      for (var occasion : line.occasions()) {
        var one = carryOut(tx, line, occasion, problems, now);
        over &= one == Done.OVER;
        done.merge(one, 1, Integer::sum);
      }
      if (over) problems.add(wrong(line, "lies in the past: correct the date, or delete the line"));
    }
    if (!problems.isEmpty()) throw new PlanFile.Refused(problems);
    return done;
  }

  private Done carryOut(
      SqlConnection tx,
      PlanLine line,
      PlanLine.Occasion occasion,
      List<String> problems,
      OffsetDateTime now) {
    var id = id(occasion.name());
    var hash = hash(line, occasion);
    var found = tx.preparedQuery(FIND).execute(Tuple.of(id)).await().iterator();
    boolean past = !occasion.plan().startsAt().isAfter(now);
    if (!found.hasNext()) {
      if (past) return Done.OVER;
      if (line.cancelled()) return Done.UNCHANGED;
      meetings.plan(tx, id, occasion.plan(), now);
      known(tx, id, occasion, hash);
      return Done.PLANNED;
    }
    var was = found.next();
    if (hash.equals(was.getBuffer("line_hash"))) return Done.UNCHANGED;
    var why = refusal(was, line, occasion, past);
    why.ifPresent(what -> problems.add(wrong(line, what)));
    if (why.isPresent()) return Done.UNCHANGED;
    known(tx, id, occasion, hash);
    return change(tx, was, line, occasion.plan(), now);
  }

  private static Optional<String> refusal(
      Row was, PlanLine line, PlanLine.Occasion occasion, boolean past) {
    if (was.getString("state").equals("cancelled") && !line.cancelled()) {
      return Optional.of("was cancelled, and those who come were told: plan it under another key");
    }
    if (!was.getString("province").equals(occasion.plan().province())) {
      return Optional.of("stays in its province: cancel it and plan another under another key");
    }
    return past && !line.cancelled()
        ? Optional.of("would begin in the past: correct the date")
        : Optional.empty();
  }

  private Done change(
      SqlConnection tx, Row was, PlanLine line, Meetings.Plan plan, OffsetDateTime now) {
    var id = was.getUUID("id");
    if (line.cancelled()) {
      return meetings.cancel(tx, id, now) ? Done.CANCELLED : Done.UNCHANGED;
    }
    meetings.describe(tx, id, plan);
    boolean moved =
        !was.getOffsetDateTime("starts_at").isEqual(plan.startsAt())
            || !meetings.open(id, "place", was).equals(plan.place());
    boolean concealed = plan.vouchedOnly() && !was.getBoolean("vouched_only");
    if (moved) meetings.move(tx, id, plan.startsAt(), plan.place(), now);
    else if (concealed) meetings.conceal(tx, id, now);
    return moved ? Done.MOVED : Done.CHANGED;
  }

  private void known(SqlConnection tx, UUID id, PlanLine.Occasion occasion, Buffer hash) {
    var name = meetings.seal(id, "name", occasion.name());
    tx.preparedQuery(KNOWN_BY).execute(Tuple.of(id, name, hash)).await();
  }

  private static String wrong(PlanLine line, String what) {
    return "line " + line.at() + ": " + what;
  }

  /// The meeting that is known by a name, whether it exists or not.
  public UUID id(String name) {
    var bytes = ByteBuffer.wrap(vault.hash("meeting", name));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private Buffer hash(PlanLine line, PlanLine.Occasion occasion) {
    var plan = occasion.plan();
    var all =
        String.join(
            "\0",
            plan.province(),
            plan.startsAt().toInstant().toString(),
            plan.place().orElse(""),
            plan.topic(),
            plan.transport() + " " + plan.childCare() + " " + plan.vouchedOnly(),
            Boolean.toString(line.cancelled()));
    return Buffer.buffer(vault.hash("meeting line", all));
  }

  /// What is still to come, the nearest first; what is cancelled, too.
  public List<Listed> coming(SqlConnection tx, OffsetDateTime now) {
    var all = new ArrayList<Listed>();
    for (var row : tx.preparedQuery(COMING).execute(Tuple.of(now)).await()) {
      var id = row.getUUID("id");
      all.add(
          new Listed(
              id,
              meetings.open(id, "name", row).orElse("-"),
              row.getString("province"),
              row.getOffsetDateTime("starts_at"),
              row.getString("state")));
    }
    return all;
  }
}
