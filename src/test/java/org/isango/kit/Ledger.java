package org.isango.kit;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// What is really in the database, opened with the service's own keys.
public final class Ledger {
  private static final int ANSWERS_WITHIN_SECONDS = 1;

  private final PostgresProcess postgres;
  private final Vault vault;
  private Optional<Connection> open = Optional.empty();

  public Ledger(PostgresProcess postgres, Vault vault) {
    this.postgres = postgres;
    this.vault = vault;
  }

  /// A row of `help_case`.
  ///
  /// @param hasNumber whether index and sealed number are both there
  /// @param courtBy when the custody clock runs out, in UTC, or the empty text
  public record Case(
      UUID id, String kind, String ref, boolean pinned, boolean hasNumber, String courtBy) {}

  /// One answer, opened.
  public record Answer(String field, String value) {
    @Override
    public String toString() {
      return field + "=" + value;
    }
  }

  /// The open cases of a number.
  public List<Case> cases(String number) {
    return cases("number_bi = ?", index(number));
  }

  /// The cases that a session opened.
  public List<Case> casesOf(PhoneCaller caller) {
    return cases("session_id = ?", vault.sessionId(caller.session()));
  }

  private List<Case> cases(String where, byte[] key) {
    return rows(
        "select id, kind, ref, pinned, number_bi is not null and number_ct is not null,"
            + " coalesce(to_char(court_by at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), '')"
            + " from help_case where "
            + where
            + " order by opened_at",
        row ->
            new Case(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getString(6)),
        key);
  }

  /// The answers of a case, oldest first.
  public List<Answer> answers(UUID id) {
    var key =
        rows("select wrapped from case_key where case_id = ?", row -> row.getBytes(1), id)
            .getFirst();
    var opener = vault.unwrap(key, id).orElseThrow();
    return rows(
        "select field, value_ct from case_answer where case_id = ? order by position",
        row -> {
          var field = row.getString(1);
          var value = vault.openInCase(opener, id, field, row.getBytes(2)).orElseThrow();
          return new Answer(field, new String(value, StandardCharsets.UTF_8));
        },
        id);
  }

  /// The notes on a case, as they are kept.
  public List<String> notes(UUID id) {
    var key =
        rows("select wrapped from case_key where case_id = ?", row -> row.getBytes(1), id)
            .getFirst();
    var opener = vault.unwrap(key, id).orElseThrow();
    return rows(
        "select text_ct from case_note where case_id = ? order by noted_at",
        row ->
            new String(
                vault.openInCase(opener, id, "note", row.getBytes(1)).orElseThrow(),
                StandardCharsets.UTF_8),
        id);
  }

  /// A column of her row in `member`, as text; empty when there is no row or nothing in it.
  public Optional<String> member(String number, String column) {
    return rows(
            "select " + column + "::text from member where number_bi = ?",
            row -> Optional.ofNullable(row.getString(1)),
            index(number))
        .stream()
        .findFirst()
        .flatMap(value -> value);
  }

  /// The tables in which a number stands in any column whatever, as index or in clear. Tables are
  /// asked of the database, so that a new one is looked into as well.
  public List<String> holding(String number) {
    var hex = HexFormat.of().formatHex(index(number));
    var digits = number.replace("+", "");
    return rows(
            "select table_schema || '.' || table_name from information_schema.tables"
                + " where table_type = 'BASE TABLE'"
                + " and table_schema not in ('pg_catalog', 'information_schema')",
            row -> row.getString(1))
        .stream()
        .filter(table -> !rowsWith(table, hex).isEmpty() || !rowsWith(table, digits).isEmpty())
        .toList();
  }

  private List<Integer> rowsWith(String table, String word) {
    return rows(
        "select 1 from " + table + " t where t::text like ? limit 1",
        row -> row.getInt(1),
        "%" + word + "%");
  }

  /// The number she trusts, opened.
  public Optional<Msisdn> trusted(String number) {
    return rows(
            "select trusted_ct, id from member where number_bi = ?",
            row ->
                Optional.ofNullable(row.getBytes(1))
                    .flatMap(ct -> vault.openNumber(ct, uuid(row), "member.trusted")),
            index(number))
        .getFirst();
  }

  private static UUID uuid(ResultSet row) {
    try {
      return row.getObject(2, UUID.class);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /// How many rows of a table carry this number's index in a column.
  public long count(String table, String column, String number) {
    return rows(
            "select count(*) from " + table + " where " + column + " = ?",
            row -> row.getLong(1),
            index(number))
        .getFirst();
  }

  /// How many purposes she has agreed to.
  public long consents(String number) {
    return rows(
            "select count(*) from consent join member m on m.id = member_id where number_bi = ?",
            row -> row.getLong(1),
            index(number))
        .getFirst();
  }

  /// Whether a case can still be opened.
  public boolean hasKey(UUID id) {
    return !rows("select 1 from case_key where case_id = ?", row -> row.getInt(1), id).isEmpty();
  }

  /// How many reports of this are counted.
  public long reported(String category, String actor) {
    return rows(
            "select coalesce(sum(total), 0) from report_count where category = ? and actor = ?",
            row -> row.getLong(1),
            category,
            actor)
        .getFirst();
  }

  /// Whether a session has its row.
  public boolean hasSession(PhoneCaller caller) {
    var id = vault.sessionId(caller.session());
    return !rows("select 1 from ussd_session where id = ?", row -> row.getInt(1), id).isEmpty();
  }

  /// Makes the rows of a session or a number look older.
  public int age(String table, String column, byte[] key, String by) {
    return run(
        "update " + table + " set seen = seen - interval '" + by + "' where " + column + " = ?",
        key);
  }

  public byte[] index(String number) {
    return vault.index(Msisdn.parse(number).orElseThrow()).bytes();
  }

  public byte[] session(PhoneCaller caller) {
    return vault.sessionId(caller.session());
  }

  /// One connection for all that is asked, as long as the server that it leads to lives.
  private Connection db() throws SQLException {
    if (open.isEmpty() || !open.get().isValid(ANSWERS_WITHIN_SECONDS)) {
      open = Optional.of(postgres.connect());
    }
    return open.get();
  }

  /// Runs a statement.
  public synchronized int run(String sql, Object... values) {
    try (var statement = prepared(db().prepareStatement(sql), values)) {
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private synchronized <T> List<T> rows(String sql, Reader<T> reader, Object... values) {
    try (var statement = prepared(db().prepareStatement(sql), values);
        var found = statement.executeQuery()) {
      var all = new ArrayList<T>();
      while (found.next()) all.add(reader.read(found));
      return all;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static PreparedStatement prepared(PreparedStatement statement, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    return statement;
  }
}
