package org.isango;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.isango.calendar.CourtDays;
import org.isango.cases.Handling;
import org.isango.duty.Alarms;
import org.isango.duty.Duty;
import org.isango.duty.Ladder;
import org.isango.duty.Paging;
import org.isango.duty.Responders;
import org.isango.duty.Rota;
import org.isango.duty.RotaFile;
import org.isango.duty.StillOpen;
import org.isango.menu.Menus;
import org.isango.sms.Notices;
import org.isango.sms.Outbox;
import org.isango.store.Database;
import org.isango.vault.Vault;

/// The room `duty`, joined, with its jobs and its gauge.
///
/// @param alarms how many requests have an alarm, as last looked at
/// @param late by how many seconds the oldest next step is late, as last looked at
record OnDuty(
    Database database,
    Duty duty,
    Paging paging,
    StillOpen stillOpen,
    Rota rota,
    AtomicLong alarms,
    AtomicLong late,
    Clock clock) {
  /// @param menus the words of the calls
  static OnDuty of(
      Database database,
      Vault vault,
      Outbox outbox,
      Notices notices,
      Ladder ladder,
      CourtDays courts,
      Supplier<Menus> menus,
      Management management,
      Clock clock) {
    var responders = new Responders(vault);
    var paging =
        new Paging(database, responders, outbox, ladder, menus, management::increment, clock);
    var duty = new Duty(responders, new Handling(vault), paging, notices, courts);
    var alarms = management.registry().gauge("isango.duty.alarms", new AtomicLong());
    var late = management.registry().gauge("isango.duty.late.seconds", new AtomicLong());
    var stillOpen = new StillOpen(responders, outbox, menus, courts);
    return new OnDuty(database, duty, paging, stillOpen, new Rota(vault), alarms, late, clock);
  }

  void schedule(Jobs jobs) {
    jobs.every(Duration.ofSeconds(1), "paging", paging::turn);
    jobs.every(Duration.ofHours(1), "still-open", this::askAfter);
    jobs.every(
        Duration.ofSeconds(5), "duty-alarms", () -> alarms.set(Alarms.open(database.jobs())));
    jobs.every(
        Duration.ofSeconds(5),
        "duty-late",
        () -> late.set(Paging.late(database.jobs(), OffsetDateTime.now(clock))));
  }

  private void askAfter() {
    database.inBackground(tx -> Optional.of(stillOpen.turn(tx, OffsetDateTime.now(clock))));
  }

  /// Somebody who tries the service for the first time sees a page arrive: where there is no rota,
  /// numbers that belong to nobody are on duty.
  void sample() {
    try (var in = OnDuty.class.getResourceAsStream("/sample-rota.csv")) {
      var lines = RotaFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      database.inBackground(
          tx -> {
            if (rota.isThere(tx)) return Optional.empty();
            rota.replace(tx, lines, true, OffsetDateTime.now(clock));
            return Optional.of(tx);
          });
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
