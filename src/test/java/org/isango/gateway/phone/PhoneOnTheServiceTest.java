package org.isango.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.isango.kit.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The phone in real Chromium, on the running service: what a newcomer does first.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneOnTheServiceTest {
  @TempDir static Path folder;

  private ServiceProcess service;
  private BrowserPhone phone;

  @BeforeAll
  void serve() {
    Browser.require();
    service = ServiceProcess.start(folder.resolve("data"));
    phone = BrowserPhone.open(service.address("console"));
  }

  @AfterAll
  void stop() {
    if (phone != null) phone.close();
    if (service != null) service.close();
  }

  @Test
  void aRequestMadeWhileHeldSurvivesACutAndARestart() {
    phone.reload().number("+27600000001");
    home();
    phone.answer("1").sees("Held by police").answer("1").sees("Help request saved. Where?");
    phone.answer("2").sees("When were you taken?").cancel();

    service.killNow();
    service.start();
    phone.close();
    phone = BrowserPhone.open(service.address("console"));

    phone.dial().sees("Go on where you stopped?").answer("1").sees("When were you taken?");
    phone.answer("1").sees("Type the station").type("Hillbrow").sees("Is it safe to phone you?");
    phone.answer("1").sees("Is a child alone").answer("2").sees("Give only your name and address");
    assertThat(phone.screen()).matches("(?s)Ref [A-Z][0-9]{4}\\. .*");
    phone.answer("0").sees("Thank you. Go well.").awaitMode("closed");
  }

  @Test
  void findsAClinicAndReadsItsText() {
    // Not one of the sample rota's, who are helpers and come to the first menu at once.
    phone.reload().otherNumber("060 000 0007");
    home();
    phone.answer("3").sees("1 Clinic near me").answer("1").sees("3 Gauteng").answer("3");
    phone.sees("Type your suburb or town").type("hilbrow").sees("1 Hillbrow").answer("1");
    phone.sees("Hillbrow CHC").sees("9 More").answer("1").sees("phone first").answer("1");
    phone
        .sees("It stays on this phone")
        .answer("1")
        .sees("on its way")
        .await("list", "Hillbrow CHC");
    assertThat(phone.complaints()).isEmpty();
  }

  private void home() {
    phone.dial().sees("1 English").answer("1");
    phone.sees("No need to join").answer("1").sees("1 Held by police");
  }
}
