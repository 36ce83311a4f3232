package org.isango.mo;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isango.vault.BlindIndex;

/// How we stand with a number when its text comes: whether it is that of an active responder, and
/// which questions to it are open, the newest first.
///
/// @param questions the newest first
record Standing(boolean responds, List<Asked> questions) {
  /// What a yes or no may answer.
  enum Question {
    /// Whether all about her is to be deleted. Only the next text answers it, and never a digit.
    DELETION,
    /// Whether a responder takes a request she was called to.
    CALL
  }

  record Asked(Question question, OffsetDateTime at) {}

  /// One statement for the tables of several rooms, as for a dial: a text can afford one round trip
  /// and not five.
  private static final String FIND =
      """
      select 'RESPONDS', null::timestamptz as at from responder r where r.number_bi = $1 and r.active
      union all
      select 'DELETION', q.until - interval '10 minutes' from mo_question q
        where q.number_bi = $1 and q.until > $2
      union all
      select 'CALL', max(p.paged_at) from responder r join page p on p.responder_id = r.id
        join help_case c on c.id = p.case_id
        where r.number_bi = $1 and r.active and p.paged_at > $2 - interval '3 days'
          and c.closed_at is null and c.accepted_by is distinct from r.id
        having count(*) > 0
      order by at desc nulls first""";

  Standing {
    questions = List.copyOf(questions);
  }

  static Standing of(SqlConnection tx, BlindIndex number, OffsetDateTime now) {
    var rows = tx.preparedQuery(FIND).execute(Tuple.of(Replies.key(number), now)).await();
    boolean responds = false;
    var questions = new ArrayList<Asked>();
    for (Row row : rows) {
      if (row.getString(0).equals("RESPONDS")) responds = true;
      else questions.add(new Asked(Question.valueOf(row.getString(0)), row.getOffsetDateTime(1)));
    }
    return new Standing(responds, questions);
  }

  boolean isOpen(Question question) {
    return questions.stream().anyMatch(asked -> asked.question() == question);
  }

  /// The question that a yes or no answers.
  Optional<Question> newest() {
    return questions.stream().findFirst().map(Asked::question);
  }
}
