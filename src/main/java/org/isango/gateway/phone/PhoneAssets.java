package org.isango.gateway.phone;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The files of the page, read once from the jar, and the headers that every answer of the page
/// carries: nothing from elsewhere is loaded, framed or told where it was called from.
final class PhoneAssets {
  private static final Map<String, String> FILES =
      Map.of(
          "phone.css", "text/css; charset=utf-8",
          "desk.css", "text/css; charset=utf-8",
          "phone.js", "text/javascript; charset=utf-8",
          "network.js", "text/javascript; charset=utf-8",
          "screen.js", "text/javascript; charset=utf-8",
          "texts.js", "text/javascript; charset=utf-8",
          "septets.js", "text/javascript; charset=utf-8",
          "lcd.woff2", "font/woff2",
          "icon.svg", "image/svg+xml");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

  private final Buffer page;

  PhoneAssets(String serviceCode) {
    page = Buffer.buffer(read("phone.html").toString().replace("{code}", serviceCode));
  }

  void mount(Router router) {
    router.route("/phone/*").handler(PhoneAssets::setHeaders);
    router.get("/phone").handler(c -> send(c, "text/html; charset=utf-8", page));
    FILES.forEach(
        (name, type) -> {
          var file = read(name);
          router.get("/phone/" + name).handler(c -> send(c, type, file));
        });
  }

  private static void send(RoutingContext context, String type, Buffer content) {
    context.response().putHeader("Content-Type", type).end(content);
  }

  private static void setHeaders(RoutingContext context) {
    context
        .response()
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
    context.next();
  }

  private static Buffer read(String name) {
    try (var in = PhoneAssets.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("Missing in the jar: " + name);
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
