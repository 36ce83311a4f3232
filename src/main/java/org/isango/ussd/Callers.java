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
import org.isango.menu.Lists;
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
  /// dials from the number of somebody dormant is a guest until she says that it is hers. Each
  /// table is looked into once: a tenth of all that a hop costs is this statement.
  private static final String ABOUT =
      """
      select case when m.awake then 'yes' end as member,
        case when not m.awake then 'yes' end as dormant,
        case when m.awake then m.language end as language,
        case when m.awake then m.province end as province,
        case when m.awake then m.style end as style,
        case when m.awake then m.cover end as cover,
        case when m.awake then m.quiet end as quiet,
        case when m.awake and m.trusted_ct is not null then 'yes' end as trusted,
        case when m.awake then to_char(m.joined_on, 'Mon YYYY') end as joined,
        case when m.awake
          and m.seen_on < date_trunc('month', now() at time zone 'Africa/Johannesburg')
          then 'yes' end as unseen,
        case when r.id is null then null when p.shut then 'closed' when p.has then 'pin'
          when p.code then 'code' else 'unset' end as responder,
        case when m.awake then p.lock end as pin,
        case when h.requests > 0 then 'yes' else 'no' end as request,
        h.arrest_case, h.arrest_ref, h.friend_case, h.friend_ref, h.danger_case, h.danger_ref,
        h.callback_case, h.callback_ref,
        d.sealed as dropped,
        case when m.awake then (
          select t.text_ct from note t
          where t.number_bi = n.number_bi and t.read_at is null
            and t.visible_from <= now() and t.expires_at > now()
            and not exists (
              select 1 from opt_out o where o.number_bi = n.number_bi and o.reason = 'lost')
          order by t.visible_from, t.id limit 1) end as note
      from unnest($1::bytea[]) with ordinality n (number_bi, at)
      left join lateral (
        select dormant_on is null as awake, language, province, style, cover, quiet, trusted_ct,
          joined_on, seen_on
        from member where number_bi = n.number_bi) m on true
      left join responder r on r.number_bi = n.number_bi and r.active
      left join lateral (
        select bool_or(what = 'responder') as has, bool_or(what = 'code' and good_until > now()) as code,
          bool_or(what = 'responder' and (closed_until > now() or wrong >= 20)) as shut,
          max(case when closed_until > now() or wrong >= 20 then 'closed' else 'yes' end)
            filter (where what = 'lock') as lock
        from pin where number_bi = n.number_bi) p on true
      left join lateral (
        select sealed from dropped_session
        where number_bi = n.number_bi and seen > now() - interval '10 minutes'
        limit 1) d on true
      left join lateral (
        select count(*) as requests,
          max(taken) filter (where kind = 'arrest') as arrest_case,
          max(ref) filter (where kind = 'arrest') as arrest_ref,
          max(taken) filter (where kind = 'arrest_friend') as friend_case,
          max(ref) filter (where kind = 'arrest_friend') as friend_ref,
          max(taken) filter (where kind = 'danger') as danger_case,
          max(ref) filter (where kind = 'danger') as danger_ref,
          max(taken) filter (where kind = 'callback') as callback_case,
          max(ref) filter (where kind = 'callback') as callback_ref
        from (
          select kind, ref, case when accepted_by is null then 'waiting' else 'taken' end as taken
          from help_case where number_bi = n.number_bi and closed_at is null) c) h on true
      order by n.at""";

  /// What is kept about a number, for the few screens that tell or change it.
  private static final String KEPT =
      """
      select case when exists (
          select 1 from member m where m.number_bi = $1 and m.dormant_on is null and not exists (
            select 1 from consent c where c.member_id = m.id and c.purpose = 'meetings'
              and c.withdrawn_at is null)) then 'off' end as meetings,
        case when exists (select 1 from opt_out o where o.number_bi = $1) then 'yes' end as stopped,
        nullif((select count(*) from note t where t.number_bi = $1), 0)::text as notes,
        nullif((select count(*) from sms_outbox s where s.number_bi = $1), 0)::text as texts,
        nullif((select count(*) from rsvp r where r.number_bi = $1), 0)::text as coming,
        case when exists (select 1 from site_report r where r.reporter = $1)
          or exists (select 1 from warning_seen w where w.who = $1)
          or exists (select 1 from none_left l where l.who = $1) then 'yes' end as marked""";

  /// Not seen this month before.
  static final String UNSEEN = "unseen";

  private static final String DROPPED = "dropped";
  private static final String NOTE = "note";

  private final Database database;
  private final Vault vault;
  private final Grouped<ByteBuffer, About> lookups;

  public Callers(Database database, Vault vault) {
    this.database = database;
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

  /// The facts that few screens look at, as columns of one row; nobody's where the number is
  /// withheld.
  Future<List<Lists.Row>> kept(Personal.Asker asker) {
    return asker
        .number()
        .map(
            her ->
                database
                    .reads()
                    .preparedQuery(KEPT)
                    .execute(Tuple.of(Buffer.buffer(her.bytes())))
                    .map(rows -> List.of(new Lists.Row("", texts(rows.iterator().next())))))
        .orElse(Future.succeededFuture(List.of()));
  }

  private static Map<String, String> texts(Row row) {
    var texts = new HashMap<String, String>();
    for (int i = 0; i < row.size(); i++) {
      if (row.getValue(i) instanceof String value) texts.put(row.getColumnName(i), value);
    }
    return texts;
  }

  private About about(byte[] number, Row row) {
    var facts = texts(row);
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
