package org.isango.gateway.phone;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isango.gateway.SmsOut;
import org.isango.vault.Msisdn;

/// The texts the simulated phones have received. In memory only and bounded: the number that nobody
/// has looked at or written to for longest makes room, and so does a number's oldest text. Safe to
/// use from any thread.
final class Inbox {
  static final int NUMBERS = 200;
  static final int TEXTS = 50;

  /// @param id counts up over all numbers, so that a page can tell which texts it has shown
  /// @param at when it arrived
  record Text(long id, Instant at, String text) {
    @Override
    public String toString() {
      return "[sms]";
    }
  }

  private final Map<Msisdn, Deque<Text>> byNumber = new LinkedHashMap<>(16, 0.75f, true);
  private long last;

  synchronized void deliver(SmsOut sms, Instant now) {
    var texts = byNumber.computeIfAbsent(sms.to(), n -> new ArrayDeque<>());
    texts.addFirst(new Text(++last, now, sms.text()));
    if (texts.size() > TEXTS) texts.removeLast();
    if (byNumber.size() > NUMBERS) byNumber.remove(byNumber.keySet().iterator().next());
  }

  /// The newest text first.
  synchronized List<Text> of(Msisdn number) {
    return new ArrayList<>(byNumber.getOrDefault(number, new ArrayDeque<>()));
  }

  /// From now on this number is one of ours.
  synchronized void open(Msisdn number) {
    byNumber.computeIfAbsent(number, n -> new ArrayDeque<>());
    if (byNumber.size() > NUMBERS) byNumber.remove(byNumber.keySet().iterator().next());
  }

  synchronized boolean knows(Msisdn number) {
    return byNumber.containsKey(number);
  }

  synchronized void clear(Msisdn number) {
    byNumber.remove(number);
  }
}
