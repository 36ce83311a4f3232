package org.isango.gateway.phone;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.net.URI;

/// Lets a POST pass only when our own page sent it. A browser always says `Origin` on a POST, so
/// one without it, or with another than the host asked for, is refused with 403. The scheme is not
/// compared: behind a proxy that ends TLS we do not know ours.
final class SameOrigin implements SecurityPolicyHandler {
  @Override
  public void handle(RoutingContext context) {
    if (ours(context.request())) context.next();
    else context.response().setStatusCode(403).end();
  }

  private static boolean ours(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    HostAndPort asked = request.authority();
    if (origin == null || asked == null) return false;
    if (site != null && !site.equals("same-origin")) return false;
    try {
      return asked.toString().equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}
