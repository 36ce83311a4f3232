package org.isango.cases;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.isango.kit.BackRooms;
import org.isango.member.Members;
import org.isango.vault.Msisdn;

/// Days in court of one member, with the clock turned by hand: what she and whoever helps her do,
/// and what they see.
final class CourtRoom implements AutoCloseable {
  /// A Tuesday.
  static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T10:00+02:00");

  final BackRooms back = new BackRooms();
  final CourtDates dates = new CourtDates(back.vault, back.courts);
  private final CourtReminders reminders =
      new CourtReminders(
          back.vault, back.notices, (tx, id) -> Optional.of("HelperName"), back.hours);

  Msisdn her = BackRooms.somebody();

  /// Her request to keep a day.
  UUID asked;

  void sheAsks() {
    her = BackRooms.somebody();
    asked = open("court_date");
  }

  /// What she asked for is closed, so that she asks anew.
  void sheAsksAgain() {
    back.run("update help_case set closed_at = now() where kind = 'court'");
  }

  void empty() {
    back.run(
        "delete from help_case",
        "delete from sms_outbox",
        "delete from member",
        "delete from note",
        "delete from responder");
  }

  UUID open(String kind) {
    return back.in(
        tx -> back.cases.open(tx, kind, back.session(), Optional.of(her), true, NOW).id());
  }

  /// She saves a day in court at Springs.
  void save(String day) {
    tell(asked, "court_date", day, "Springs", "");
  }

  /// She asks for somebody to go with her.
  UUID support(String day, String court) {
    var support = open("court");
    tell(support, "court", day, court, "");
    return support;
  }

  /// She answers the questions about a day.
  void tell(UUID request, String kind, String day, String court, String number) {
    back.in(
        tx -> {
          var row = dates.answered(tx, request, kind, "date", day, Optional.empty(), NOW);
          row = dates.answered(tx, request, kind, "court", court, row, NOW);
          return number.isEmpty()
              ? row
              : dates.answered(tx, request, kind, "case_number", number, row, NOW);
        });
  }

  UUID accept(UUID request) {
    var helper = UUID.randomUUID();
    back.in(
        tx -> {
          var row = Tuple.of(helper, back.key(BackRooms.somebody()), NOW);
          tx.preparedQuery(
                  "insert into responder (id, number_bi, key_version, number_ct, name_ct, role,"
                      + " provinces, languages, added_at)"
                      + " values ($1, $2, 1, '', '', 'defender', '{}', '{}', $3)")
              .execute(row)
              .await();
          return back.handling.accept(tx, request, helper, NOW);
        });
    return helper;
  }

  void member(String style) {
    back.in(
        tx -> {
          var members = new Members(back.vault);
          members.join(tx, her, new Members.Agreed("en", "en", "test"), NOW);
          members.remember(tx, back.vault.index(her), "style", style);
          return true;
        });
  }

  /// She does something with the first day of her list.
  void change(String act, String value) {
    var id = list(her).getFirst().id();
    back.in(tx -> dates.change(tx, back.vault.index(her), id, act, value, NOW));
  }

  CourtDates.Postponed postponed(UUID request, String day) {
    return back.in(tx -> dates.postpone(tx, request, LocalDate.parse(day), NOW));
  }

  /// What whoever holds the request sees of it.
  List<LocalDate> days(UUID request) {
    return back.in(tx -> CourtDates.days(tx, request));
  }

  /// How many texts a turn of the job puts in line at this moment.
  int remindedAt(String moment) {
    long before = back.count("select count(*) from sms_outbox");
    reminders.turn(back.postgres.database(), OffsetDateTime.parse(moment));
    return (int) (back.count("select count(*) from sms_outbox") - before);
  }

  List<CourtDates.Line> list(Msisdn number) {
    return dates.of(back.postgres.database().reads(), back.vault.index(number)).await();
  }

  /// What she sees under her dates.
  List<String> lines() {
    return list(her).stream().map(CourtDates.Line::line).toList();
  }

  List<String> states() {
    return back.rows("select state from sms_outbox order by created_at").stream()
        .map(row -> row.getString(0))
        .toList();
  }

  List<String> texts() {
    return back.rows("select id, text_ct from sms_outbox order by created_at").stream()
        .map(back::text)
        .toList();
  }

  /// How many notes she can read when she dials.
  int notes() {
    return back.in(
            tx ->
                tx.preparedQuery("select 1 from note where number_bi = $1")
                    .execute(Tuple.of(back.key(her)))
                    .await())
        .size();
  }

  List<Row> rows(String sql) {
    return back.rows(sql);
  }

  @Override
  public void close() {
    back.close();
  }
}
