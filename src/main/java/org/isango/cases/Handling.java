package org.isango.cases;

import static org.isango.cases.OpenCase.COLUMNS;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.isango.vault.Msisdn;
import org.isango.vault.Vault;

/// What a responder does with a request once it is there: accept, note, hand over, close. Every
/// change is one conditional statement in the caller's transaction, so that of two who act at once
/// one wins and the other is told. Who may act is asked in the room `duty`.
public final class Handling {
  private static final String NOTE = "note";

  private static final String BY_REF =
      "select " + COLUMNS + " from help_case where ref = $1 and closed_at is null";

  private static final String BY_ID =
      "select " + COLUMNS + " from help_case where id = $1 and closed_at is null";

  private static final String HELD =
      "select "
          + COLUMNS
          + " from help_case where (accepted_by = $1 or handed_to = $1) and closed_at is null"
          + " order by urgency, opened_at, id limit 50";

  private static final String ACCEPT =
      "update help_case set accepted_by = $2, accepted_at = $3, handed_to = null,"
          + " next_step_at = null, again_at = null, touched_at = $3, still_asked_at = null"
          + " where id = $1 and closed_at is null"
          + " and (accepted_by is null or (handed_to = $2 and accepted_by <> $2))";

  private static final String ADD_NOTE =
      "with touched as (update help_case set touched_at = $5, still_asked_at = null where id = $2)"
          + " insert into case_note (id, case_id, responder_id, text_ct, noted_at)"
          + " values ($1, $2, $3, $4, $5)";

  private static final String ADD_VIEW =
      "with touched as (update help_case set touched_at = $4, still_asked_at = null where id = $2)"
          + " insert into case_view (id, case_id, responder_id, viewed_at) values ($1, $2, $3, $4)";

  private static final String TOUCH =
      "update help_case set touched_at = $2, still_asked_at = null"
          + " where id = $1 and closed_at is null";

  private static final String OFFER =
      "update help_case set handed_to = $3, touched_at = $4, still_asked_at = null"
          + " where id = $1 and accepted_by = $2 and closed_at is null";

  private static final String GIVE_BACK =
      "update help_case set accepted_by = null, accepted_at = null, handed_to = null, tier = 0,"
          + " resent = false, next_step_at = $3, touched_at = $3, still_asked_at = null"
          + " where id = $1 and accepted_by = $2 and closed_at is null";

  private static final String CLOSE =
      "update help_case set closed_at = $3, closed_by = $2, outcome = $4, next_step_at = null,"
          + " again_at = null, handed_to = null"
          + " where id = $1 and accepted_by = $2 and closed_at is null";

  private static final String ANSWERS =
      "select field, value_ct, given_at from case_answer where case_id = $1 order by position";

  private final Vault vault;
  private final CaseKeys keys;

  /// One answer as it was given.
  public record Given(String field, String value, OffsetDateTime at) {
    @Override
    public String toString() {
      return "[answer]";
    }
  }

  public Handling(Vault vault) {
    this.vault = vault;
    this.keys = new CaseKeys(vault);
  }

  /// An open case by its reference as typed.
  public Optional<OpenCase> find(SqlConnection tx, String typed) {
    return Reference.of(typed).flatMap(ref -> one(tx, BY_REF, ref));
  }

  public Optional<OpenCase> find(SqlConnection tx, UUID id) {
    return one(tx, BY_ID, id);
  }

  private static Optional<OpenCase> one(SqlConnection tx, String sql, Object key) {
    var rows = tx.preparedQuery(sql).execute(Tuple.of(key)).await().iterator();
    return rows.hasNext() ? Optional.of(OpenCase.of(rows.next())) : Optional.empty();
  }

  /// The open cases a responder has, or is offered by a colleague; the most urgent first.
  public List<OpenCase> heldBy(SqlConnection tx, UUID responder) {
    var all = new ArrayList<OpenCase>();
    tx.preparedQuery(HELD)
        .execute(Tuple.of(responder))
        .await()
        .forEach(r -> all.add(OpenCase.of(r)));
    return all;
  }

  /// Takes a case that nobody has, or that its holder offers to this responder.
  ///
  /// @return false when somebody else has it or it is closed
  public boolean accept(SqlConnection tx, UUID id, UUID responder, OffsetDateTime now) {
    return did(tx, ACCEPT, Tuple.of(id, responder, now));
  }

  /// Keeps a note, sealed with the key of the case; numbers in it are masked.
  ///
  /// @return false when the case's key is gone
  public boolean note(SqlConnection tx, UUID id, UUID responder, String text, OffsetDateTime now) {
    var key = keys.of(tx, id);
    if (key.isEmpty()) return false;
    var sealed = keys.seal(key.get(), id, NOTE, FreeWords.masked(text));
    return did(tx, ADD_NOTE, Tuple.of(UUID.randomUUID(), id, responder, sealed, now));
  }

  /// Keeps that a responder has read a case, and the number to call with it.
  public boolean viewed(SqlConnection tx, UUID id, UUID responder, OffsetDateTime now) {
    return did(tx, ADD_VIEW, Tuple.of(UUID.randomUUID(), id, responder, now));
  }

  /// The notes on a case, the newest first.
  public List<String> notes(SqlConnection tx, UUID id) {
    var notes = new ArrayList<String>();
    keys.of(tx, id)
        .ifPresent(
            key ->
                tx.preparedQuery(
                        "select text_ct from case_note where case_id = $1"
                            + " order by noted_at desc, id limit 20")
                    .execute(Tuple.of(id))
                    .await()
                    .forEach(
                        row -> keys.open(key, id, NOTE, row.getBuffer(0)).ifPresent(notes::add)));
    return notes;
  }

  /// Its holder says that it is still hers.
  public void touch(SqlConnection tx, UUID id, OffsetDateTime now) {
    did(tx, TOUCH, Tuple.of(id, now));
  }

  /// Offers a case to a colleague. Its holder keeps it until the colleague accepts, so that it is
  /// always somebody's.
  public boolean offer(SqlConnection tx, UUID id, UUID from, UUID to, OffsetDateTime now) {
    return did(tx, OFFER, Tuple.of(id, from, to, now));
  }

  /// Gives a case back to the rota, which is paged from its first tier.
  public boolean giveBack(SqlConnection tx, UUID id, UUID from, OffsetDateTime now) {
    return did(tx, GIVE_BACK, Tuple.of(id, from, now));
  }

  /// Closes a case its holder has seen the end of. Her days in court stay as they are: she has to
  /// be there whoever helps her.
  public boolean close(
      SqlConnection tx, UUID id, UUID holder, Outcome outcome, OffsetDateTime now) {
    return did(tx, CLOSE, Tuple.of(id, holder, now, outcome.word()));
  }

  /// A day in court may have been saved in another request, or moved since it was told.
  private static void tell(CourtDay day, Map<String, String> answers) {
    answers.put("date", day.day().map(LocalDate::toString).orElse("unknown"));
    if (!day.court().isEmpty()) answers.put("court", day.court());
    if (!day.number().isEmpty()) answers.put("case_number", day.number());
  }

  /// The newest answer to every question, by field, and the day in court as it stands now. For the
  /// responder who has the case.
  public Map<String, String> answers(SqlConnection tx, UUID id) {
    var answers = new LinkedHashMap<String, String>();
    given(tx, id).forEach(one -> answers.put(one.field(), one.value()));
    CourtDay.of(keys, tx, id).ifPresent(day -> tell(day, answers));
    return answers;
  }

  /// What was answered otherwise before, the newest first: whoever asked again may have meant
  /// somebody or something else.
  public List<Given> earlier(SqlConnection tx, UUID id) {
    var fields = new HashSet<String>();
    var said = new HashSet<Map.Entry<String, String>>();
    return given(tx, id).reversed().stream()
        .filter(one -> said.add(Map.entry(one.field(), one.value())))
        .filter(one -> !fields.add(one.field()))
        .toList();
  }

  /// Every answer, in the order in which they were given.
  private List<Given> given(SqlConnection tx, UUID id) {
    var key = keys.of(tx, id);
    if (key.isEmpty()) return List.of();
    var all = new ArrayList<Given>();
    for (var row : tx.preparedQuery(ANSWERS).execute(Tuple.of(id)).await()) {
      var field = row.getString(0);
      keys.open(key.get(), id, field, row.getBuffer(1))
          .ifPresent(value -> all.add(new Given(field, value, row.getOffsetDateTime(2))));
    }
    return all;
  }

  /// The number that asked; empty where she wanted no contact or the network withheld it.
  public Optional<Msisdn> number(SqlConnection tx, UUID id) {
    var rows =
        tx.preparedQuery("select number_ct from help_case where id = $1 and number_ct is not null")
            .execute(Tuple.of(id))
            .await()
            .iterator();
    return rows.hasNext()
        ? vault.openNumber(rows.next().getBuffer(0).getBytes(), id, "help_case")
        : Optional.empty();
  }

  private static boolean did(SqlConnection tx, String sql, Tuple values) {
    return tx.preparedQuery(sql).execute(values).await().rowCount() == 1;
  }
}
