package org.isango.gateway.phone;

import java.io.File;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/// Debian's Chromium, as `config/install-browser.sh` leaves it.
final class Browser {
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final File CHROMIUM = new File("/usr/bin/chromium");

  /// Speaks up at every start because it has no typed devtools for this Chromium; we use none.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private Browser() {}

  /// Skips the test where there is no browser; on a build server that is a failure.
  static void require() {
    if (DRIVER.canExecute() && CHROMIUM.canExecute()) return;
    String message = "No Chromium with its driver here: run config/install-browser.sh as root";
    if ("true".equals(System.getenv("CI"))) Assertions.fail(message);
    Assumptions.abort(message);
  }

  static ChromeDriver start() {
    SELENIUM.setLevel(Level.SEVERE);
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).usingAnyFreePort().build();
    service.sendOutputTo(OutputStream.nullOutputStream());
    var driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(15));
    driver.executeCdpCommand("Network.enable", Collections.emptyMap());
    return driver;
  }
}
