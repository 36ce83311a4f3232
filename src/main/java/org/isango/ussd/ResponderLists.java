package org.isango.ussd;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.isango.calendar.CourtDays;
import org.isango.cases.CourtDates;
import org.isango.cases.OpenCase;
import org.isango.duty.Duty;
import org.isango.duty.Responder;
import org.isango.member.Members;
import org.isango.menu.Lists;
import org.isango.menu.Menus;
import org.isango.store.Database;
import org.isango.vault.Vault;

/// What a responder sees when she dials: requests, one of them line by line, colleagues on duty.
/// Nobody sees anything who is none, or has not typed in this session the PIN that is hers now.
public final class ResponderLists {
  private final Database database;
  private final Vault vault;
  private final Duty duty;
  private final Members members;
  private final CourtDays courts;
  private final Supplier<Menus> menus;
  private final Clock clock;

  public ResponderLists(
      Database database,
      Vault vault,
      Duty duty,
      Members members,
      CourtDays courts,
      Supplier<Menus> menus,
      Clock clock) {
    this.database = database;
    this.vault = vault;
    this.duty = duty;
    this.members = members;
    this.courts = courts;
    this.menus = menus;
    this.clock = clock;
  }

  /// The sources, by the names that menus give them.
  public Map<String, Personal.Source> sources() {
    return Map.of(
        "requests", source((tx, who, picks) -> requests(tx, who)),
        "answers", source((tx, who, picks) -> answers(tx, who, request(picks))),
        "colleagues", source((tx, who, picks) -> colleagues(tx, who, request(picks))));
  }

  @FunctionalInterface
  private interface Look {
    List<Lists.Row> rows(SqlConnection tx, Responder who, Map<String, String> picks);
  }

  private Personal.Source source(Look look) {
    return asker -> {
      if (asker.number().isEmpty()) return Future.succeededFuture(List.of());
      return Future.succeededFuture(
          database.reading(
              tx ->
                  asker
                      .number()
                      .filter(caller -> Helping.isProved(tx, caller, asker.picks()))
                      .flatMap(caller -> duty.who(tx, caller))
                      .map(who -> look.rows(tx, who, asker.picks()))
                      .orElse(List.of())));
    };
  }

  private static String request(Map<String, String> picks) {
    return picks.getOrDefault("request", "");
  }

  /// What waits for somebody comes before what she has already.
  private List<Lists.Row> requests(SqlConnection tx, Responder who) {
    var hers = duty.cases(tx, who).stream().map(c -> lines(tx, c)).toList();
    var offered = hers.stream().filter(l -> l.state(who).equals("offered"));
    var mine = hers.stream().filter(l -> l.state(who).equals("mine"));
    var fresh = duty.waiting(tx, who).stream().map(c -> lines(tx, c));
    return Stream.of(offered, fresh, mine).flatMap(all -> all).map(l -> row(l, who)).toList();
  }

  private static Lists.Row row(RequestLines lines, Responder who) {
    return new Lists.Row(
        lines.request().ref(),
        Map.of(
            "line", lines.line(who),
            "about", lines.about(),
            "ref", lines.ref(),
            "state", lines.state(who)));
  }

  private List<Lists.Row> answers(SqlConnection tx, Responder who, String ref) {
    return duty.read(tx, who, ref, OffsetDateTime.now(clock))
        .map(
            read -> {
              var trusted = read.number().map(vault::index).flatMap(n -> members.trusted(tx, n));
              return new CaseReading(menus.get(), lines(tx, read.request()), read, trusted).rows();
            })
        .orElse(List.of());
  }

  private List<Lists.Row> colleagues(SqlConnection tx, Responder who, String ref) {
    return duty.colleagues(tx, who, ref, OffsetDateTime.now(clock)).stream()
        .map(c -> new Lists.Row(c.id().toString(), Map.of("name", c.name())))
        .toList();
  }

  private RequestLines lines(SqlConnection tx, OpenCase request) {
    return new RequestLines(
        request, CourtDates.days(tx, request.id()), OffsetDateTime.now(clock), courts);
  }
}
