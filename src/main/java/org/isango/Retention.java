package org.isango;

import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long every table is kept, and who deletes what is over: [Rule#ALL]. A rule runs in a
/// transaction of its own, so that one that fails stops no other, and running it twice is running
/// it once.
final class Retention {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final List<Rule> rules;
  private final Map<String, Instant> done = new ConcurrentHashMap<>();

  /// @param since from when on nothing is known to be purged
  Retention(Instant since) {
    this(Rule.ALL, since);
  }

  Retention(List<Rule> rules, Instant since) {
    this.rules = List.copyOf(rules);
    rules.stream().filter(r -> r.sweep().isPresent()).forEach(r -> done.put(r.table(), since));
  }

  /// Runs a sweep in a transaction; empty when it was undone.
  @FunctionalInterface
  interface Transactions {
    Optional<Integer> run(Function<SqlConnection, Optional<Integer>> sweep);
  }

  /// Learns how many rows of a table went.
  @FunctionalInterface
  interface Deleted {
    void add(String table, int rows);
  }

  /// For how long each table is kept.
  Map<String, String> tables() {
    return rules.stream().collect(Collectors.toMap(Rule::table, Rule::kept));
  }

  /// Applies the rules whose time has come; at the first turn that is all of them. Waits: for a
  /// virtual thread.
  void turn(Transactions transactions, Clock clock, Deleted deleted) {
    run(rules.stream().filter(r -> isDue(r, clock)).toList(), transactions, clock, deleted);
  }

  /// Applies every rule now.
  ///
  /// @return whether all of them could be
  boolean all(Transactions transactions, Clock clock, Deleted deleted) {
    return run(rules, transactions, clock, deleted);
  }

  private final Map<String, Instant> tried = new ConcurrentHashMap<>();

  private boolean isDue(Rule rule, Clock clock) {
    var last = Optional.ofNullable(tried.get(rule.table()));
    return last.map(at -> !clock.instant().isBefore(at.plus(rule.every()))).orElse(true);
  }

  private boolean run(List<Rule> some, Transactions transactions, Clock clock, Deleted deleted) {
    boolean all = true;
    for (var rule : some) {
      if (rule.sweep().isPresent()) {
        tried.put(rule.table(), clock.instant());
        all &= run(rule, rule.sweep().get(), transactions, clock, deleted);
      }
    }
    return all;
  }

  private boolean run(
      Rule rule, Rule.Sweep sweep, Transactions transactions, Clock clock, Deleted deleted) {
    try {
      var now = OffsetDateTime.now(clock);
      int rows = transactions.run(tx -> Optional.of(sweep.over(tx, now))).orElse(0);
      deleted.add(rule.table(), rows);
      done.put(rule.table(), clock.instant());
      return true;
    } catch (Throwable failure) {
      LOG.warn("purge of {} failed: {}", rule.table(), failure.getClass().getSimpleName());
      return false;
    }
  }

  /// How long ago the rule that waits longest was last applied.
  double lagSeconds(Clock clock) {
    return done.values().stream()
        .mapToLong(at -> Duration.between(at, clock.instant()).toSeconds())
        .max()
        .orElse(0);
  }
}
