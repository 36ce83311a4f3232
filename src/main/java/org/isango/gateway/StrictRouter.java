package org.isango.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A router that answers what it cannot serve as [StrictServer#refuse] does. Left to itself it
/// writes the stranger's request into the log, as an error with a stack trace.
public final class StrictRouter {
  private static final Logger LOG = LoggerFactory.getLogger(StrictRouter.class);

  private StrictRouter() {}

  public static Router create(Vertx vertx) {
    var router = Router.router(vertx);
    for (int status = 400; status < 500; status++) {
      int known = status;
      router.errorHandler(status, refused -> refuse(refused, known));
    }
    return router.errorHandler(500, StrictRouter::broken);
  }

  private static void refuse(RoutingContext refused, int status) {
    if (!refused.response().ended()) StrictServer.refuse(refused.request(), status);
  }

  /// A bug of ours. Its name is all that may be said: its message may hold what somebody typed.
  private static void broken(RoutingContext broken) {
    if (broken.failure() != null) {
      LOG.error("a page failed: {}", broken.failure().getClass().getSimpleName());
    }
    refuse(broken, 500);
  }
}
