package org.isango;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isango.calendar.QuietHours;
import org.isango.gateway.SmsIn;
import org.isango.gateway.SmsSender;
import org.isango.gateway.africastalking.AfricasTalkingSms;
import org.isango.gateway.africastalking.SmsCallbacks;
import org.isango.gateway.phone.PhonePage;
import org.isango.gateway.phone.PhoneSms;
import org.isango.sms.Inbox;
import org.isango.sms.Lane;
import org.isango.sms.OutboxWorker;
import org.isango.sms.Reaper;
import org.isango.sms.Reports;

/// Texts out and what is heard of them, joined to the gateways of the settings.
final class Texting implements AutoCloseable {
  /// Two requests in flight, each with a timer of its own.
  private static final int IN_FLIGHT = 2;

  private static final double RESERVE_SHARE = 0.1;

  private final Settings settings;
  private final Wiring.Parts parts;
  private final Clock clock;
  private final ExecutorService virtual;
  private final Lane lane;
  private final Reports reports;
  private final Consumer<String> counts;
  private final Optional<AfricasTalkingSms> gateway;
  private final AtomicReference<Double> highest = new AtomicReference<>(0.0);
  private final List<Jobs> timers = new ArrayList<>();

  Texting(
      Settings settings,
      Wiring.Parts parts,
      Clock clock,
      ExecutorService virtual,
      Consumer<String> counts) {
    this.settings = settings;
    this.parts = parts;
    this.clock = clock;
    this.virtual = virtual;
    this.counts = counts;
    this.lane = new Lane(counts);
    this.reports = new Reports(parts.vault());
    this.gateway = settings.sms().map(sms -> new AfricasTalkingSms(parts.vertx(), sms.account()));
  }

  /// @param text keeps a text that came in; its future succeeds once it is kept
  SmsCallbacks callbacks(Function<SmsIn, Future<?>> text) {
    var port =
        new SmsCallbacks.Port(
            text,
            report -> kept(tx -> reports.take(tx, report)),
            number -> kept(tx -> reports.optOut(tx, number)));
    return new SmsCallbacks(port, counts, clock);
  }

  private Future<Void> kept(Consumer<SqlConnection> work) {
    var kept = Promise.<Void>promise();
    virtual.execute(
        () -> {
          try {
            inBackground(work);
            kept.complete();
          } catch (Throwable failure) {
            // The gateway will say it again.
            kept.fail(failure);
          }
        });
    return kept.future();
  }

  private void inBackground(Consumer<SqlConnection> work) {
    parts
        .database()
        .inBackground(
            tx -> {
              work.accept(tx);
              return Optional.of(tx);
            });
  }

  /// Begins to send. Without a gateway and without the phone page what is in line waits until it is
  /// too late for it.
  ///
  /// @param text keeps a text that the inbox still held
  void start(QuietHours hours, Optional<PhonePage> phone, Function<SmsIn, Future<?>> text) {
    var reaper = new Reaper(reports);
    timer().every(Duration.ofSeconds(5), "outbox-reaper", () -> inBackground(reaper::reap));
    var senders = new ArrayList<SmsSender>();
    phone.ifPresent(page -> senders.add(new PhoneSms(page, gateway.isEmpty())));
    gateway.ifPresent(senders::add);
    if (senders.isEmpty()) return;
    int perSecond = settings.sms().map(Settings.Sms::perSecond).orElse(100);
    var worker =
        new OutboxWorker(
            parts.database(), parts.vault(), hours, lane, senders, perSecond, System::nanoTime);
    for (int i = 0; i < IN_FLIGHT; i++) {
      timer().every(Duration.ofMillis(250), "outbox", worker::turn);
    }
    gateway.ifPresent(g -> watch(g, text));
  }

  private void watch(AfricasTalkingSms account, Function<SmsIn, Future<?>> text) {
    timer().every(Duration.ofMinutes(1), "sms-balance", () -> look(account));
    var inbox = new Inbox(parts.database());
    timer()
        .every(
            Duration.ofMinutes(10),
            "sms-inbox",
            () -> inbox.catchUp(last -> account.inbox(last, clock.instant()).await(), text));
  }

  private void look(AfricasTalkingSms account) {
    var balance = account.balance().await();
    if (balance.isEmpty()) return;
    double left = balance.get().amount();
    double most = highest.updateAndGet(before -> Math.max(before, left));
    double reserve =
        Math.max(settings.sms().map(Settings.Sms::reserve).orElse(0), most * RESERVE_SHARE);
    inBackground(
        tx -> {
          lane.resume(tx);
          lane.low(tx, left < reserve);
        });
  }

  private Jobs timer() {
    var jobs = new Jobs();
    timers.add(jobs);
    return jobs;
  }

  @Override
  public void close() {
    timers.forEach(Jobs::close);
  }
}
