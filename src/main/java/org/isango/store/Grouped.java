package org.isango.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Many calls, one statement: whatever is asked for in one turn of the event loop goes out
/// together, and while one statement is on its way, whatever else is asked for waits for the next.
/// No timer: an idle service waits for nothing, a busy one forms bigger groups by itself.
///
/// Lives on one event loop and is called there only. Items that compare as equal never share a
/// statement; a group is ordered, so that two instances cannot deadlock on each other's rows.
///
/// @param <I> what is asked for
/// @param <O> what comes back for it
public final class Grouped<I, O> {
  static final int MOST_WAITING = 2_000;
  private static final int MOST_TOGETHER = 500;
  private static final long PATIENCE_MS = 1_500;

  private final Function<List<I>, Future<List<O>>> statement;
  private final Comparator<I> order;
  private final Breaker breaker;
  private final Deque<Waiting<I, O>> waiting = new ArrayDeque<>();

  /// A statement is on its way, or is sent at the end of this turn of the loop.
  private boolean underWay;

  private record Waiting<I, O>(I item, Promise<O> answer, long since) {}

  /// @param statement answers a group, in the same order and of the same length
  public Grouped(
      Breaker breaker, Comparator<I> order, Function<List<I>, Future<List<O>>> statement) {
    this.breaker = breaker;
    this.order = order;
    this.statement = statement;
  }

  /// Fails with [StoreFailure.Busy] when too many wait or the wait grew too long, and at once while
  /// the database is known not to answer.
  public Future<O> submit(I item) {
    if (breaker.isOpen()) return Future.failedFuture(new StoreFailure.Down());
    if (waiting.size() >= MOST_WAITING) return Future.failedFuture(new StoreFailure.Busy());
    var answer = Promise.<O>promise();
    waiting.add(new Waiting<>(item, answer, System.nanoTime()));
    if (!underWay) {
      underWay = true;
      // Sent at once, the first of many calls that have already arrived would go alone.
      Vertx.currentContext().runOnContext(endOfTurn -> send());
    }
    return answer.future();
  }

  private void send() {
    if (breaker.isOpen()) {
      var nobodyAsks = new StoreFailure.Down();
      for (var one = waiting.poll(); one != null; one = waiting.poll()) one.answer.fail(nobodyAsks);
    }
    var group = next();
    underWay = !group.isEmpty();
    if (group.isEmpty()) return;
    ask(group)
        .onComplete(
            answers -> {
              if (answers.succeeded()) {
                settle(group, answers.result());
              } else if (group.size() > 1
                  && StoreFailure.of(answers.cause()) == StoreFailure.OTHER) {
                oneByOne(group, 0);
                return;
              } else {
                group.forEach(w -> w.answer.fail(answers.cause()));
              }
              send();
            });
  }

  private Future<List<O>> ask(List<Waiting<I, O>> group) {
    return asked(group.stream().map(Waiting::item).toList())
        .timeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
        .onFailure(breaker::saw)
        .map(answers -> ofEqualLength(answers, group));
  }

  /// A statement that throws fails its group and not the queue. The timer runs on the event loop
  /// that the statement's own future knows; a composed one would know none.
  private Future<List<O>> asked(List<I> items) {
    try {
      return statement.apply(items);
    } catch (RuntimeException bug) {
      return Future.failedFuture(bug);
    }
  }

  private List<O> ofEqualLength(List<O> answers, List<Waiting<I, O>> group) {
    if (answers.size() == group.size()) return answers;
    throw new IllegalStateException(answers.size() + " answers to a group of " + group.size());
  }

  private void settle(List<Waiting<I, O>> group, List<O> answers) {
    for (int i = 0; i < group.size(); i++) group.get(i).answer.complete(answers.get(i));
  }

  /// One bad item spoils a statement for all: each gets its own, and only the bad one fails. When
  /// the database is gone in the middle, the rest does not wait for it one by one.
  private void oneByOne(List<Waiting<I, O>> group, int at) {
    if (at == group.size()) {
      send();
      return;
    }
    var one = group.get(at);
    ask(List.of(one))
        .onComplete(
            answer -> {
              if (answer.succeeded()) {
                one.answer.complete(answer.result().getFirst());
              } else if (StoreFailure.of(answer.cause()) == StoreFailure.OTHER) {
                one.answer.fail(answer.cause());
              } else {
                group.subList(at, group.size()).forEach(w -> w.answer.fail(answer.cause()));
                oneByOne(group, group.size());
                return;
              }
              oneByOne(group, at + 1);
            });
  }

  /// The items that go together next, ordered. An item equal to one in the group waits its turn.
  private List<Waiting<I, O>> next() {
    long tooOld = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    var group = new ArrayList<Waiting<I, O>>();
    while (!waiting.isEmpty() && group.size() < MOST_TOGETHER) {
      var one = waiting.poll();
      if (one.since - tooOld < 0) one.answer.fail(new StoreFailure.Busy());
      else group.add(one);
    }
    group.sort((a, b) -> order.compare(a.item, b.item));
    for (int i = group.size() - 1; i > 0; i--) {
      if (order.compare(group.get(i - 1).item, group.get(i).item) == 0) {
        waiting.addFirst(group.remove(i));
      }
    }
    return group;
  }
}
