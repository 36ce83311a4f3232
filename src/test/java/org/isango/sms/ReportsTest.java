package org.isango.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isango.sms.OutboxRoom.HER;
import static org.isango.sms.OutboxRoom.OTHER;

import java.util.Optional;
import org.isango.gateway.DeliveryReport;
import org.isango.gateway.DeliveryReport.Status;
import org.isango.gateway.SendOutcome.Unknown;
import org.isango.sms.Outbox.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What delivery reports tell of a message, in whatever order they come.
class ReportsTest {
  private static OutboxRoom room;

  @BeforeAll
  static void open() {
    room = new OutboxRoom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @BeforeEach
  void fresh() {
    room.fresh();
  }

  @Test
  void aReportThatComesBeforeTheAnswerIsJoined() {
    room.put(HER, "One", Kind.REPLY);
    room.gateway.beforeAnswering = () -> room.report(Status.SUCCESS);
    room.turn();
    assertThat(room.state()).isEqualTo("DELIVERED");
    assertThat(room.number("select count(*) from sms_report")).isZero();
  }

  @Test
  void aReportTellsTheFateOfTheOnlyUnknownMessageOfItsNumber() {
    room.gateway.answer = number -> new Unknown();
    room.put(HER, "One", Kind.REPLY);
    room.turn();
    room.report(Status.SUBMITTED);
    room.turn();
    assertThat(room.state()).isEqualTo("SENT");
    room.report(Status.SUCCESS);
    assertThat(room.state()).isEqualTo("DELIVERED");
  }

  @Test
  void aReportThatNamesAnotherNumberChangesNothing() {
    room.put(HER, "One", Kind.REPLY);
    room.turn();
    var id = room.gateway.lastId();
    var report = new DeliveryReport(id, Optional.of(OTHER), Status.FAILED, true);
    room.run(tx -> room.reports.take(tx, report));
    assertThat(room.state()).isEqualTo("ACCEPTED");
    assertThat(room.number("select count(*) from sms_report")).isZero();
    assertThat(room.number("select count(*) from opt_out")).isZero();
    room.report(Status.SUCCESS);
    assertThat(room.state()).isEqualTo("DELIVERED");
  }

  @Test
  void strayReportsAreCapped() {
    room.sql(
        "insert into sms_report (provider_hash, rank, state, seen_at)"
            + " select decode(lpad(to_hex(g), 8, '0'), 'hex'), 1, 'SENT', now()"
            + " from generate_series(1, 10000) g");
    room.report(Status.SENT);
    assertThat(room.number("select count(*) from sms_report")).isEqualTo(10_000);
  }

  /// She was deleted while it was under way: it does not bring her number back.
  @Test
  void aReportOnANumberToWhichNothingStandsIsNotKept() {
    room.put(HER, "One", Kind.REPLY);
    room.turn();
    room.run(tx -> room.outbox.forget(tx, room.vault.index(HER)));
    room.report(Status.SUCCESS);
    assertThat(room.number("select count(*) from sms_report")).isZero();
  }
}
