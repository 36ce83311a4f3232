package org.isango.gateway.africastalking;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.isango.gateway.GatewayContract;
import org.isango.gateway.StrictServer;
import org.isango.gateway.UssdReply;

class AfricasTalkingContractTest extends GatewayContract {
  @Override
  protected Running start(Setting setting) {
    var secrets = CallbackSecrets.open(setting.data());
    var port = new Callbacks.Port(setting.core(), setting::trouble, session -> {}, event -> {});
    var callbacks =
        new Callbacks(
            secrets,
            Set.of(setting.code()),
            port,
            new SmsCallbacks(
                new SmsCallbacks.Port(
                    sms -> Future.succeededFuture(),
                    report -> Future.succeededFuture(),
                    number -> Future.succeededFuture()),
                event -> {},
                InstantSource.system()),
            setting.deadline());
    var server = StrictServer.listen(setting.vertx(), "127.0.0.1", 0, callbacks).await();
    return new Running(
        server.actualPort(),
        Map.of(
            "USSD_SECRET", secrets.current(CallbackSecrets.Kind.USSD),
            "END_SECRET", secrets.current(CallbackSecrets.Kind.USSD_END)));
  }

  @Override
  protected String folder() {
    return "africastalking";
  }

  @Override
  protected String written(UssdReply reply) {
    return (reply.end() ? "END " : "CON ") + reply.text();
  }
}
