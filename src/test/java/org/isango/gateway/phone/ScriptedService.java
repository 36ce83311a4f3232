package org.isango.gateway.phone;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.isango.gateway.SmsIn;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;

/// A conversation just large enough to try a phone with. Like the real one it is a function of the
/// whole transcript, so that a repeat gets the same answer.
final class ScriptedService {
  static final String HOME =
      "Hello. Press:\n"
          + "1 Held by police\n"
          + "2 In danger\n"
          + "3 Find a clinic\n"
          + "4 Court help\n"
          + "5 Know your rights\n"
          + "6 Meetings\n"
          + "7 More";
  static final String ASK = "Where are you held? Write the name of the police station.\n0 Back";

  final List<UssdCall> calls = new CopyOnWriteArrayList<>();

  Future<UssdReply> answer(UssdCall call) {
    calls.add(call);
    return Future.succeededFuture(reply(call.transcript()));
  }

  final List<SmsIn> texts = new CopyOnWriteArrayList<>();

  Future<Void> text(SmsIn sms) {
    texts.add(sms);
    return sms.text().equals("failed") ? Future.failedFuture("down") : Future.succeededFuture();
  }

  private static UssdReply reply(String transcript) {
    if (transcript.isEmpty()) return new UssdReply(HOME, false);
    if (transcript.equals("1")) return new UssdReply(ASK, false);
    if (transcript.startsWith("1*")) {
      return new UssdReply(
          "Noted: " + transcript.substring(2) + ". Somebody calls you back.", true);
    }
    if (transcript.equals("7")) return new UssdReply("Long. ".repeat(30), false);
    return new UssdReply("Not a choice.\n" + HOME, false);
  }
}
