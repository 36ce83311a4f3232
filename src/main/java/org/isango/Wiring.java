package org.isango;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.isango.calendar.CourtDays;
import org.isango.calendar.CustodyClock;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.cases.Cases;
import org.isango.cases.CourtDates;
import org.isango.cases.CourtReminders;
import org.isango.directory.Directory;
import org.isango.gateway.StrictRouter;
import org.isango.gateway.StrictServer;
import org.isango.gateway.africastalking.CallbackSecrets;
import org.isango.gateway.africastalking.Callbacks;
import org.isango.gateway.phone.PhonePage;
import org.isango.member.Members;
import org.isango.member.Pins;
import org.isango.menu.Conversation;
import org.isango.menu.Menus;
import org.isango.mo.Flood;
import org.isango.mo.Incoming;
import org.isango.mo.Neighbours;
import org.isango.sms.Notes;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.sms.broadcast.Feeder;
import org.isango.store.Database;
import org.isango.store.Sessions;
import org.isango.text.Language;
import org.isango.ussd.Callers;
import org.isango.ussd.CourtLists;
import org.isango.ussd.Dropped;
import org.isango.ussd.Hop;
import org.isango.ussd.Limits;
import org.isango.ussd.MeetingLists;
import org.isango.ussd.Personal;
import org.isango.ussd.Rehearsal;
import org.isango.ussd.ResponderLists;
import org.isango.ussd.Rooms;
import org.isango.ussd.Shelf;
import org.isango.vault.PinHash;
import org.isango.vault.Vault;

/// Where the objects of the house are built and joined: the only such place.
final class Wiring implements AutoCloseable {
  private final Settings settings;
  private final Clock clock;
  private final Parts parts;
  private final Shelf shelf;
  private final Jobs jobs = new Jobs();
  private final Management management;
  private final Sessions sessions;
  private final Dropped dropped;
  private final Outbox outbox;
  private final Notes notes;
  private final Notices notices;
  private final CourtDays courtDays;
  private final CourtReminders courtReminders;
  private final Members members;
  private final Cases cases;
  private final Retention retention;
  private final OnDuty onDuty;
  private final OnMeetings onMeetings;
  private final Listings listings;
  private final Servers servers;
  private final Hop hop;
  private final Rehearsal rehearsal;
  private final Incoming incoming;
  private final QuietHours hours;
  private final Texting texting;

  /// What was read and opened before.
  record Parts(Vertx vertx, Database database, Vault vault, Menus menus, Directory directory) {}

  Wiring(Settings settings, Clock clock, ExecutorService virtual, Parts parts) {
    this.settings = settings;
    this.clock = clock;
    this.parts = parts;
    this.shelf = new Shelf(parts.menus());
    this.management = new Management(() -> !parts.database().breaker().isOpen());
    this.sessions = new Sessions(parts.database());
    this.dropped = new Dropped(parts.vault());
    this.outbox = new Outbox(parts.vault());
    this.notes = new Notes(parts.vault());
    this.hours = new QuietHours(new PublicHolidays(settings.holidays()));
    this.notices = new Notices(parts.vault(), outbox, notes, shelf::newest, hours);
    this.texting = new Texting(settings, parts, clock, virtual, management::increment);
    this.onMeetings =
        OnMeetings.of(parts.database(), parts.vault(), notices, shelf::newest, hours, clock);
    this.courtDays = new CourtDays(new PublicHolidays(settings.holidays()));
    this.onDuty =
        OnDuty.of(
            parts.database(),
            parts.vault(),
            outbox,
            notices,
            settings.ladder(),
            courtDays,
            shelf::newest,
            management,
            clock);
    this.courtReminders = new CourtReminders(parts.vault(), notices, onDuty.duty()::nameOf, hours);
    this.listings = new Listings(parts.directory(), parts.database(), clock);
    var loop = parts.vertx().getOrCreateContext();
    this.servers = new Servers(loop);
    this.members = new Members(parts.vault());
    this.cases = new Cases(parts.vault(), new CustodyClock(courtDays));
    this.retention = new Retention(clock.instant());
    management.gauge("purge.lag.seconds", () -> retention.lagSeconds(clock));
    var rooms = rooms();
    this.hop = new Hop(loop, virtual, rooms);
    this.rehearsal = new Rehearsal(rooms);
    this.incoming = new Incoming(texts(rooms), virtual);
  }

  private Neighbours texts(Rooms rooms) {
    return new Neighbours(
        parts.vault(),
        parts.database(),
        rooms.members(),
        rooms.cases(),
        rooms.duty(),
        rooms.courtDates(),
        courtDays,
        onMeetings.meetings(),
        outbox,
        notes,
        shelf::newest,
        listings::places,
        rooms::forget,
        settings.limits() ? Flood.watched(clock) : Flood.never(clock),
        clock);
  }

  private Rooms rooms() {
    var courtDates = new CourtDates(parts.vault(), courtDays);
    return new Rooms(
        parts.vault(),
        parts.database(),
        sessions,
        new Callers(parts.database(), parts.vault()),
        dropped,
        members,
        new Pins(new PinHash(parts.vault())),
        cases,
        onDuty.duty(),
        parts.directory()::provinceOf,
        courtDates,
        outbox,
        notes,
        shelf,
        listings::all,
        personal(courtDates),
        courtDays,
        Incoming::forget,
        settings.limits() ? Limits.of(clock) : Limits.none(clock),
        management::increment,
        clock);
  }

  private Map<String, Personal.Source> personal(CourtDates courtDates) {
    var all = new HashMap<String, Personal.Source>();
    all.put("dates", new CourtLists(parts.database(), courtDates, clock));
    all.putAll(MeetingLists.of(parts.database(), onMeetings.meetings(), clock));
    all.putAll(
        new ResponderLists(
                parts.database(),
                parts.vault(),
                onDuty.duty(),
                members,
                courtDays,
                shelf::newest,
                clock)
            .sources());
    return Map.copyOf(all);
  }

  /// Opens the ports and starts the jobs.
  ///
  /// @return the one line that says where everything is
  String listen() {
    var secrets = UrlsCommand.secrets(settings.data());
    var callbacks =
        servers.open(
            "callback",
            settings.callbacks(),
            () ->
                StrictServer.listen(
                    parts.vertx(),
                    settings.callbacks().host(),
                    settings.callbacks().port(),
                    callbacks(secrets)));
    var console = servers.open("console", settings.console(), this::console);
    var health =
        servers.open(
            "management",
            settings.management(),
            () -> management.listen(parts.vertx(), settings.management()));
    Ports.taken(settings.data(), callbacks.actualPort());
    schedule(secrets);
    var consoleUrl = settings.console().url(console.actualPort());
    return "ready phone="
        + (settings.phone() ? consoleUrl + "/phone" : "off")
        + " console="
        + consoleUrl
        + " callbacks="
        + settings.callbacks().url(callbacks.actualPort())
        + " management="
        + settings.management().url(health.actualPort());
  }

  /// Without it the first requests after a start wait longer; nothing else.
  void warm() {
    try {
      rehearsal.play();
    } catch (RuntimeException unreachable) {
      management.increment("rehearsal.failed");
    }
  }

  private Callbacks callbacks(CallbackSecrets secrets) {
    return new Callbacks(
        secrets,
        settings.serviceCodes(),
        new Callbacks.Port(
            hop::answer,
            () -> Conversation.phrase(shelf.newest(), "err.system", Language.EN),
            end -> management.increment("session.end." + end.status().toLowerCase(Locale.ROOT)),
            management::increment),
        texting.callbacks(incoming::receive));
  }

  private String code() {
    return shelf.newest().settings().words().getOrDefault("code", "*134*000#");
  }

  private Future<HttpServer> console() {
    var router = StrictRouter.create(parts.vertx());
    var phone = Optional.<PhonePage>empty();
    if (settings.phone()) {
      phone = Optional.of(new PhonePage(code(), hop::answer, incoming::receive, clock));
      phone.get().mount(router);
      router.get("/").handler(to -> to.redirect("/phone"));
    }
    texting.start(hours, phone, incoming::receive);
    return StrictServer.listen(
        parts.vertx(), settings.console().host(), settings.console().port(), router);
  }

  private void schedule(CallbackSecrets secrets) {
    if (settings.phone() && settings.database().isEmpty()) {
      onDuty.sample();
      onMeetings.sample();
    }
    onDuty.schedule(jobs);
    jobs.every(Duration.ofSeconds(2), "secrets", secrets::refresh);
    settings
        .menus()
        .map(folder -> new MenuWatch(folder, () -> LocalDate.now(clock)))
        .ifPresent(watch -> jobs.every(Duration.ofSeconds(2), "menus", () -> watch.look(shelf)));
    jobs.every(Duration.ofMillis(500), "broadcasts", this::feed);
    listings.schedule(jobs);
    jobs.every(Duration.ofMinutes(1), "court-reminders", this::remind);
    onMeetings.schedule(jobs);
    jobs.every(Duration.ofSeconds(15), "retention", this::purge);
  }

  private void purge() {
    retention.turn(
        parts.database()::inBackground,
        clock,
        (table, rows) -> management.increment("purged." + table, rows));
  }

  private void remind() {
    courtReminders.turn(parts.database(), OffsetDateTime.now(clock));
  }

  /// Until the outbox has enough to do.
  private void feed() {
    var feeder =
        new Feeder(parts.database(), parts.vault(), outbox, notes, shelf::newest, hours, clock);
    boolean more = true;
    while (more) more = feeder.turn();
  }

  /// No hop is begun any more, those under way are answered, and only then the rest may go.
  @Override
  public void close() {
    servers.close();
    jobs.close();
    texting.close();
  }
}
