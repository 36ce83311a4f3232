package org.isango.mo;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import org.isango.menu.texting.Standing;
import org.isango.menu.texting.Standing.Asked;
import org.isango.menu.texting.Standing.Question;
import org.isango.vault.BlindIndex;

/// Finds how we stand with a number when its text comes.
final class Questions {
  /// One statement for the tables of several rooms, as for a dial: a text can afford one round trip
  /// and not five. A row for each question that is open, and one without a moment for a helper. For
  /// two hours a key is an answer before it is a keyword again.
  private static final String FIND =
      """
      select what, at > $2::timestamptz - interval '2 hours' as fresh from (
        select 'RESPONDS' as what, null::timestamptz as at
          from responder r where r.number_bi = $1 and r.active
        union all
        select 'DELETION', q.until - interval '10 minutes' from mo_question q
          where q.number_bi = $1 and q.until > $2
        union all
        select 'CALL', max(p.paged_at) from responder r join page p on p.responder_id = r.id
          join help_case c on c.id = p.case_id
          where r.number_bi = $1 and r.active and p.paged_at > $2::timestamptz - interval '3 days'
            and c.closed_at is null
            and (c.accepted_by is distinct from r.id or c.still_called_at > c.touched_at)
          having count(*) > 0
        union all
        select 'MEETING', max(t.told_at) from meeting_told t join meeting m on m.id = t.meeting_id
          where t.number_bi = $1 and m.state in ('planned', 'moved') and m.starts_at > $2
            and t.what <> 'cancelled'
            and exists (select 1 from member b where b.number_bi = $1)
          having count(*) > 0
        union all
        select 'COURT', max(t.told_at) from court_reminder t
          join court_date d on d.id = t.date_id join help_case c on c.id = d.case_id
          where c.number_bi = $1 and d.state = 'coming'
            and d.day >= ($2::timestamptz at time zone 'Africa/Johannesburg')::date
            and t.told_at > $2::timestamptz - interval '3 days'
          having count(*) > 0
        union all
        select 'TRUST', '-infinity'
          where exists (select 1 from member m where m.trusted_bi = $1)
            or exists (select 1 from case_answer a where a.trusted_bi = $1)) q
      order by at desc nulls first""";

  private Questions() {}

  static Standing of(SqlConnection tx, BlindIndex number, OffsetDateTime now) {
    boolean responds = false;
    var asked = new ArrayList<Asked>();
    for (var row : tx.preparedQuery(FIND).execute(Tuple.of(Replies.key(number), now)).await()) {
      if (row.getString(0).equals("RESPONDS")) {
        responds = true;
      } else {
        asked.add(new Asked(Question.valueOf(row.getString(0)), row.getBoolean(1)));
      }
    }
    return new Standing(responds, asked);
  }
}
