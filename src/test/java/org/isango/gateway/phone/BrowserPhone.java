package org.isango.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/// The phone page in a real browser, in the words of somebody who uses the phone. Works against any
/// service: give it the address that the page is served from.
final class BrowserPhone implements AutoCloseable {
  private final ChromeDriver driver;
  private final String base;

  private BrowserPhone(ChromeDriver driver, String base) {
    this.driver = driver;
    this.base = base;
  }

  /// @param base scheme, host and port, without a path
  static BrowserPhone open(String base) {
    Browser.require();
    return new BrowserPhone(Browser.start(), base).reload();
  }

  /// The page as if it had just been opened.
  BrowserPhone reload() {
    driver.get(base + "/phone");
    return awaitMode("idle").await("right-word", "Clear");
  }

  BrowserPhone dial() {
    awaitMode("idle");
    return click("dial");
  }

  /// Presses keys of the keypad, one by one, without sending them.
  BrowserPhone press(String keys) {
    keys.chars()
        .mapToObj(k -> By.cssSelector("[data-key='" + (char) k + "']"))
        .forEach(k -> driver.findElement(k).click());
    return this;
  }

  /// Presses keys and sends them with the green key.
  BrowserPhone answer(String keys) {
    awaitMode("menu");
    return press(keys).click("dial");
  }

  /// Types on the computer's keyboard, wherever the focus is, and sends with Enter.
  BrowserPhone type(String words) {
    awaitMode("menu");
    driver.switchTo().activeElement().sendKeys(words + Keys.ENTER);
    return this;
  }

  /// Writes a text to the service and sends it.
  BrowserPhone text(String words) {
    driver.findElement(By.id("words")).sendKeys(words + Keys.ENTER);
    return this;
  }

  BrowserPhone cancel() {
    return click("cancel");
  }

  BrowserPhone again() {
    return click("again");
  }

  BrowserPhone reception(String kind) {
    driver.findElement(By.cssSelector("[name=reception][value=" + kind + "]")).click();
    return this;
  }

  BrowserPhone number(String number) {
    driver.findElement(By.cssSelector("[name=number][value='" + number + "']")).click();
    return this;
  }

  BrowserPhone otherNumber(String number) {
    var field = driver.findElement(By.id("number"));
    field.clear();
    field.sendKeys(number + Keys.TAB);
    return this;
  }

  BrowserPhone operator(String name) {
    driver.findElement(By.id("operator")).sendKeys(name);
    return this;
  }

  BrowserPhone click(String id) {
    driver.findElement(By.id(id)).click();
    return this;
  }

  /// The phone as a slow member finds it: the network ends the session after so many seconds.
  BrowserPhone patience(double seconds) {
    driver.executeScript(
        "for (const o of document.querySelectorAll('option')) o.dataset.idle = arguments[0]",
        String.valueOf(seconds));
    return this;
  }

  /// Waits until the screen shows the text somewhere.
  BrowserPhone sees(String text) {
    return await("text", text);
  }

  /// Waits until an element of the page, by id, shows the text somewhere.
  BrowserPhone await(String id, String text) {
    boolean came = poll("return document.getElementById(a).textContent.includes(b)", id, text);
    assertThat(came).as("%s shows \"%s\", not \"%s\"", id, text, element(id).getText()).isTrue();
    return this;
  }

  BrowserPhone awaitMode(String mode) {
    boolean came = poll("return document.getElementById('lcd').dataset.mode === a", mode, "");
    assertThat(came).as("the phone is %s, not %s", mode, mode()).isTrue();
    return this;
  }

  private boolean poll(String condition, String a, String b) {
    return (Boolean)
        driver.executeAsyncScript(
            "const [a, b, done] = arguments, end = Date.now() + 8000;"
                + "const holds = () => { "
                + condition
                + " };"
                + "const look = () => holds() ? done(true) : Date.now() > end ? done(false)"
                + " : setTimeout(look, 20);"
                + "look();",
            a,
            b);
  }

  /// idle, waiting, menu, closed, trouble or text.
  String mode() {
    return Optional.ofNullable(element("lcd").getDomAttribute("data-mode")).orElse("");
  }

  String screen() {
    return element("text").getText();
  }

  String line() {
    return (String) driver.executeScript("return document.getElementById('line').value");
  }

  String title() {
    return Optional.ofNullable(driver.getTitle()).orElse("");
  }

  WebElement element(String id) {
    return driver.findElement(By.id(id));
  }

  /// Everything the browser complained about.
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(e -> e.getLevel() + " " + e.getMessage())
        .toList();
  }

  /// Every address the page asked for since this was last called.
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(e -> new JsonObject(e.getMessage()).getJsonObject("message"))
        .filter(m -> m.getString("method").equals("Network.requestWillBeSent"))
        .map(m -> m.getJsonObject("params").getJsonObject("request").getString("url"))
        .toList();
  }

  boolean ownAddress(String url) {
    return url.startsWith(base + "/");
  }

  /// Whether the browser remembers anything of the page.
  boolean keepsNothing() {
    return (Boolean)
        driver.executeScript(
            "return localStorage.length + sessionStorage.length + document.cookie.length === 0");
  }

  /// The page as wide as a small phone; says by how much it overflows, in pixels.
  long overflowAt(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 640, "deviceScaleFactor", 1, "mobile", true));
    return (Long) driver.executeScript("return document.documentElement.scrollWidth - " + width);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
