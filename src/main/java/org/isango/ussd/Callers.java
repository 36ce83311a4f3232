package org.isango.ussd;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isango.menu.State;
import org.isango.menu.StateCodec;
import org.isango.store.Database;
import org.isango.sms.Notes;
import org.isango.store.Grouped;
import org.isango.text.Language;
import org.isango.vault.BlindIndex;
import org.isango.vault.Vault;

/// What the rooms know about a number, asked for when it dials. All dials of the moment share one
/// statement, and it asks every room at once: this is the one place where a statement reads the
/// tables of several rooms, for a dial can afford one round trip and not five.
public final class Callers {
  /// Every text column is the fact of its name; `dropped` is her last session and `note` the oldest
  /// she has not read, both sealed. A phone reported as lost shows its holder no note, and who
  /// dials from the number of somebody dormant is a guest until she says that it is hers.
  private static final String ABOUT =
      """
      select case when m.id is not null then 'yes' end as member,
        case when exists (
          select 1 from member z where z.number_bi = n.number_bi and z.dormant_on is not null)
          then 'yes' end as dormant,
        m.language, m.province, m.style, m.cover, m.quiet,
        case when m.trusted_ct is not null then 'yes' end as trusted,
        case when m.id is not null and not exists (
          select 1 from consent c where c.member_id = m.id and c.purpose = 'meetings'
            and c.withdrawn_at is null) then 'off' end as meetings,
        to_char(m.joined_on, 'Mon YYYY') as joined,
        case when m.seen_on < date_trunc('month', now() at time zone 'Africa/Johannesburg')
          then 'yes' end as unseen,
        case when r.id is null then null when p.closed_until > now() or p.wrong >= 20 then 'closed'
          when p.hash is not null then 'pin' when o.hash is not null then 'code' else 'unset' end
          as responder,
        case when k.closed_until > now() or k.wrong >= 20 then 'closed'
          when k.hash is not null then 'yes' end as pin,
        case when exists (
          select 1 from help_case c where c.number_bi = n.number_bi and c.closed_at is null)
          then 'yes' else 'no' end as request,
        case when exists (select 1 from opt_out o where o.number_bi = n.number_bi)
          then 'yes' end as stopped,
        nullif((select count(*) from note t where t.number_bi = n.number_bi), 0)::text as notes,
        nullif((select count(*) from sms_outbox s where s.number_bi = n.number_bi), 0)::text as texts,
        nullif((select count(*) from rsvp r where r.number_bi = n.number_bi), 0)::text as coming,
        case when exists (select 1 from site_report r where r.reporter = n.number_bi)
          or exists (select 1 from warning_seen w where w.who = n.number_bi)
          or exists (select 1 from none_left l where l.who = n.number_bi) then 'yes' end as marked,
        d.sealed as dropped,
        c.arrest_case, c.arrest_ref, c.friend_case, c.friend_ref, c.danger_case, c.danger_ref,
        c.callback_case, c.callback_ref,
        case when m.id is not null then (
          select t.text_ct from note t
          where t.number_bi = n.number_bi and t.read_at is null
            and t.visible_from <= now() and t.expires_at > now()
            and not exists (
              select 1 from opt_out o where o.number_bi = n.number_bi and o.reason = 'lost')
          order by t.visible_from, t.id limit 1) end as note
      from unnest($1::bytea[]) with ordinality n (number_bi, at)
      left join member m on m.number_bi = n.number_bi and m.dormant_on is null
      left join responder r on r.number_bi = n.number_bi and r.active
      left join pin p on p.number_bi = r.number_bi and p.what = 'responder'
      left join pin o on o.number_bi = r.number_bi and o.what = 'code' and o.good_until > now()
      left join pin k on k.number_bi = m.number_bi and k.what = 'lock'
      left join lateral (
        select o.sealed from dropped_session o
        where o.number_bi = n.number_bi and o.seen > now() - interval '10 minutes'
        limit 1) d on true
      left join lateral (
        select max(h.taken) filter (where h.kind = 'arrest') as arrest_case,
          max(h.ref) filter (where h.kind = 'arrest') as arrest_ref,
          max(h.taken) filter (where h.kind = 'arrest_friend') as friend_case,
          max(h.ref) filter (where h.kind = 'arrest_friend') as friend_ref,
          max(h.taken) filter (where h.kind = 'danger') as danger_case,
          max(h.ref) filter (where h.kind = 'danger') as danger_ref,
          max(h.taken) filter (where h.kind = 'callback') as callback_case,
          max(h.ref) filter (where h.kind = 'callback') as callback_ref
        from (
          select kind, ref, case when accepted_by is null then 'waiting' else 'taken' end as taken
          from help_case
          where number_bi = n.number_bi and closed_at is null
            and kind in ('arrest', 'arrest_friend', 'danger', 'callback')) h) c on true
      order by n.at""";

  /// Not seen this month before.
  static final String UNSEEN = "unseen";

  private static final String DROPPED = "dropped";
  private static final String NOTE = "note";

  private final Vault vault;
  private final Grouped<ByteBuffer, About> lookups;

  public Callers(Database database, Vault vault) {
    this.vault = vault;
    this.lookups =
        new Grouped<>(
            database.breaker(),
            Comparator.<ByteBuffer>naturalOrder(),
            numbers -> all(database.reads(), numbers));
  }

  /// @param facts what screens may look at; never the number
  /// @param dropped her last session, if it was cut off less than ten minutes ago
  record About(Map<String, String> facts, Optional<State> dropped) {
    /// Somebody we know nothing about.
    static final About NOBODY = new About(Map.of(), Optional.empty());

    /// Somebody whose network withholds her number: nobody can call her back.
    static final About WITHHELD = new About(Map.of("withheld", "yes"), Optional.empty());
  }

  Future<About> about(BlindIndex number) {
    return lookups.submit(ByteBuffer.wrap(number.bytes()));
  }

  private Future<List<About>> all(SqlClient db, List<ByteBuffer> numbers) {
    var keys = numbers.stream().map(n -> Buffer.buffer(n.array())).toArray(Buffer[]::new);
    return db.preparedQuery(ABOUT)
        .execute(Tuple.tuple().addArrayOfBuffer(keys))
        .map(
            rows -> {
              var all = new ArrayList<About>();
              for (var row : rows) all.add(about(numbers.get(all.size()).array(), row));
              return all;
            });
  }

  private About about(byte[] number, Row row) {
    var facts = new HashMap<String, String>();
    for (int i = 0; i < row.size(); i++) {
      if (row.getValue(i) instanceof String value) facts.put(row.getColumnName(i), value);
    }
    Optional.ofNullable(facts.get("language"))
        .flatMap(Language::of)
        .ifPresent(language -> facts.put("speaks", language.ownName()));
    Optional.ofNullable(row.getBuffer(NOTE))
        .flatMap(note -> Notes.open(vault, number, note.getBytes()))
        .ifPresent(text -> facts.put(NOTE, text));
    return new About(Map.copyOf(facts), dropped(number, row.getBuffer(DROPPED), facts));
  }

  /// Where others use the phone, style none says so, and nobody may walk into her conversation.
  private Optional<State> dropped(byte[] number, Buffer stored, Map<String, String> facts) {
    if ("none".equals(facts.get("style"))) return Optional.empty();
    return Optional.ofNullable(stored)
        .flatMap(s -> vault.open(DROPPED, number, s.getBytes()))
        .flatMap(StateCodec::decode);
  }
}
