package org.isango.cases;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.isango.text.Person;
import org.isango.vault.BlindIndex;

/// Peer warnings: drafted from what was reported, shown only once two different people approved
/// them, gone after fourteen days.
public final class Warnings {
  public static final Period LIFE = Period.ofDays(14);

  private static final int APPROVALS = 2;

  private static final String COLUMNS =
      "select w.id, w.place, w.province, w.since, w.hours, w.colour, w.vehicle, w.behaviour,"
          + " w.expires_at,"
          + " array(select coalesce(a.name, a.approver) || to_char(a.approved_at at time zone"
          + " 'Africa/Johannesburg', ' YYYY-MM-DD HH24:MI') from warning_approval a"
          + " where a.warning_id = w.id order by a.approved_at, a.approver) as approvers,"
          + " (select count(*) from warning_seen s where s.warning_id = w.id) as seen"
          + " from warning w where w.withdrawn_at is null and w.expires_at > $1";

  private Warnings() {}

  /// A warning as those who decide on it see it.
  ///
  /// @param approvers who approved it and when, the first of them first
  /// @param seen how many members saw it too
  public record Listed(Warning warning, List<String> approvers, long seen) {
    public Listed {
      approvers = List.copyOf(approvers);
    }

    public boolean isShown() {
      return approvers.size() >= APPROVALS;
    }
  }

  /// What an approval came to.
  public enum Approved {
    /// One more person has to.
    FIRST,
    /// Members are shown it.
    SHOWN,
    /// This person had approved it before; nothing is changed.
    ALREADY,
    /// There is no such warning any more.
    GONE
  }

  /// Writes down a warning. Nobody sees it yet, and whoever drafted it has not approved it.
  ///
  /// @param by name of who drafts it
  public static Future<Void> draft(SqlClient db, Warning warning, String by, OffsetDateTime now) {
    return db.preparedQuery(
            "insert into warning (id, place, province, since, hours, colour, vehicle, behaviour,"
                + " drafted_by, drafted_at, expires_at)"
                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .execute(
            Tuple.from(
                new Object[] {
                  warning.id(),
                  warning.place(),
                  warning.province(),
                  warning.since(),
                  Warning.word(warning.hours()),
                  Warning.word(warning.colour()),
                  Warning.word(warning.vehicle()),
                  Warning.word(warning.behaviour()),
                  person(by),
                  now,
                  warning.expires()
                }))
        .mapEmpty();
  }

  /// One person approves. The same one again changes nothing, however the name is written.
  public static Future<Approved> approve(SqlClient db, UUID id, String by, OffsetDateTime now) {
    return db.preparedQuery(
            "with w as (select id from warning where id = $1 and withdrawn_at is null"
                + " and expires_at > $3), done as (insert into warning_approval"
                + " (warning_id, approver, name, approved_at) select id, $2, $4, $3 from w"
                + " on conflict do nothing returning approver)"
                + " select (select count(*) from done) as new, (select count(*)"
                + " from warning_approval a where a.warning_id = w.id) as before from w")
        .execute(Tuple.of(id, Person.of(person(by)), now, person(by)))
        .map(
            rows -> {
              if (rows.size() == 0) return Approved.GONE;
              var row = rows.iterator().next();
              if (row.getLong(0) == 0) return Approved.ALREADY;
              return row.getLong(1) + 1 >= APPROVALS ? Approved.SHOWN : Approved.FIRST;
            });
  }

  /// Takes a warning back; one person is enough.
  public static Future<Boolean> withdraw(SqlClient db, UUID id, String by, OffsetDateTime now) {
    return db.preparedQuery(
            "update warning set withdrawn_at = $2, withdrawn_by = $3 where id = $1"
                + " and withdrawn_at is null")
        .execute(Tuple.of(id, now, person(by)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static String person(String name) {
    var person = name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    if (Person.of(person).isEmpty()) throw new IllegalArgumentException("nobody has no name");
    return person;
  }

  /// All that run, newest first, approved or not.
  public static Future<List<Listed>> running(SqlClient db, OffsetDateTime now) {
    return db.preparedQuery(COLUMNS + " order by w.since desc, w.id")
        .execute(Tuple.of(now))
        .map(
            rows -> {
              var all = new ArrayList<Listed>();
              rows.forEach(row -> all.add(listed(row)));
              return List.copyOf(all);
            });
  }

  /// Those that members are shown, newest first.
  public static Future<List<Warning>> shown(SqlClient db, OffsetDateTime now) {
    return running(db, now)
        .map(all -> all.stream().filter(Listed::isShown).map(Listed::warning).toList());
  }

  private static Listed listed(Row row) {
    return new Listed(
        new Warning(
            row.getUUID(0),
            row.getString(1),
            row.getString(2),
            row.getLocalDate(3),
            Warning.Hours.valueOf(upper(row, 4)),
            Warning.Colour.valueOf(upper(row, 5)),
            Warning.Vehicle.valueOf(upper(row, 6)),
            Warning.Behaviour.valueOf(upper(row, 7)),
            row.getOffsetDateTime(8)),
        List.of(row.getArrayOfStrings("approvers")),
        row.getLong("seen"));
  }

  private static String upper(Row row, int column) {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }

  /// Somebody saw it too.
  ///
  /// @param who keyed index of who says so, or what stands for everybody who withholds her number
  public static void seen(SqlConnection tx, UUID id, BlindIndex who) {
    tx.preparedQuery(
            "insert into warning_seen (warning_id, who, key_version) select id, $2, $3 from warning"
                + " where id = $1 on conflict do nothing")
        .execute(Tuple.of(id, Buffer.buffer(who.bytes()), (short) who.keyVersion()))
        .await();
  }

  /// Forgets that a number said so.
  public static void forget(SqlConnection tx, BlindIndex number) {
    tx.preparedQuery("delete from warning_seen where who = $1")
        .execute(Tuple.of(Buffer.buffer(number.bytes())))
        .await();
  }

  /// Deletes what has expired or was withdrawn, with all that was said about it.
  ///
  /// @return warnings deleted
  public static int purge(SqlConnection tx, OffsetDateTime now) {
    return tx.preparedQuery(
            "delete from warning where expires_at <= $1 or withdrawn_at is not null")
        .execute(Tuple.of(now))
        .await()
        .rowCount();
  }

  /// When a warning written today is over.
  public static OffsetDateTime expiry(OffsetDateTime now) {
    return now.plus(LIFE);
  }
}
