package org.isango.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Everything runs on one event loop, as it does in the service. A statement is answered when the
/// test says so.
class GroupedTest {
  private static final Vertx VERTX = Vertx.vertx();

  private final Context loop = VERTX.getOrCreateContext();
  private final List<List<String>> groups = new ArrayList<>();
  private final Deque<Promise<List<String>>> open = new ArrayDeque<>();
  private final Breaker breaker = new Breaker();
  private Grouped<String, String> grouped;

  @BeforeEach
  void build() {
    grouped = grouped(this::statement);
  }

  private Grouped<String, String> grouped(Function<List<String>, Future<List<String>>> statement) {
    return new Grouped<>(breaker, Comparator.naturalOrder(), statement);
  }

  private Future<List<String>> statement(List<String> items) {
    groups.add(items);
    var answer = Promise.<List<String>>promise();
    open.add(answer);
    return answer.future();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(open).isEmpty();
  }

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void whatComesInOneTurnOfTheLoopGoesOutTogether() {
    var answers = together(List.of("a", "b", "c"));
    onLoop(() -> "the end of that turn");
    assertThat(groups).containsExactly(List.of("a", "b", "c"));

    answerWithUpperCase();
    assertThat(answers).extracting(answer -> answer.await()).containsExactly("A", "B", "C");
  }

  @Test
  void whatComesWhileOneStatementIsUnderWayGoesOutTogetherWithTheNext() {
    var answers = submit("a", "b", "c");
    assertThat(groups).containsExactly(List.of("a"));

    answerWithUpperCase();
    assertThat(groups).containsExactly(List.of("a"), List.of("b", "c"));
    assertThat(answers.get(0).await()).isEqualTo("A");
    assertThat(answers.get(1).isComplete()).isFalse();

    answerWithUpperCase();
    assertThat(answers.get(1).await()).isEqualTo("B");
    assertThat(answers.get(2).await()).isEqualTo("C");
  }

  @Test
  void anIdleQueueSendsAtOnce() {
    for (var item : List.of("a", "b")) {
      var answer = submit(item).getFirst();
      answerWithUpperCase();
      assertThat(answer.await()).isEqualTo(item.toUpperCase());
    }
    assertThat(groups).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void aGroupIsOrderedWhateverTheOrderOfArrival() {
    submit("x", "d", "a", "c", "b");
    answerWithUpperCase();
    assertThat(groups.getLast()).containsExactly("a", "b", "c", "d");
    answerWithUpperCase();
  }

  @Test
  void equalItemsNeverShareAStatementAndKeepTheirOrder() {
    var answers = submit("x", "a", "a", "b", "a");
    answerWithUpperCase();
    assertThat(groups.getLast()).containsExactly("a", "b");
    answerWithUpperCase();
    assertThat(groups.getLast()).containsExactly("a");
    assertThat(answers.get(1).isComplete()).isTrue();
    assertThat(answers.get(2).isComplete()).isFalse();
    answerWithUpperCase();
    assertThat(answers.get(2).isComplete()).isTrue();
    assertThat(answers.get(4).isComplete()).isFalse();
    answerWithUpperCase();
    assertThat(answers).allMatch(Future::succeeded);
  }

  @Test
  void aBadItemFailsAlone() {
    var answers = submit("x", "a", "bad", "c");
    answerWithUpperCase();
    fail(new IllegalArgumentException("a bad row somewhere"));
    answerWithUpperCase();
    fail(new IllegalArgumentException("the bad row"));
    answerWithUpperCase();

    assertThat(groups.subList(2, 5)).containsExactly(List.of("a"), List.of("bad"), List.of("c"));
    assertThat(answers.get(1).await()).isEqualTo("A");
    assertThat(answers.get(3).await()).isEqualTo("C");
    assertThatThrownBy(answers.get(2)::await).hasMessage("the bad row");
    assertStillServes();
  }

  @Test
  void aDatabaseThatIsDownFailsTheWholeGroupAtOnce() {
    var answers = submit("x", "a", "b", "c");
    answerWithUpperCase();
    fail(new IOException("connection reset"));

    assertThat(groups).hasSize(2);
    assertThat(answers.subList(1, 4)).allMatch(Future::failed);
    assertStillServes();
  }

  @Test
  void whenItGoesDownInTheMiddleOfSingleItemsTheRestDoesNotWaitForIt() {
    var answers = submit("x", "a", "b", "c");
    answerWithUpperCase();
    fail(new IllegalArgumentException("a bad row somewhere"));
    fail(new IOException("connection reset"));

    assertThat(groups).hasSize(3);
    assertThat(answers.subList(1, 4)).allMatch(Future::failed);
    assertStillServes();
  }

  @Test
  void aStatementThatThrowsOrAnswersTooLittleDoesNotStopTheQueue() {
    var throwing =
        grouped(
            items -> {
              if (items.contains("throw")) throw new IllegalStateException("cannot be written");
              return Future.succeededFuture(items.contains("short") ? List.of() : items);
            });
    var answers =
        onLoop(() -> List.of("throw", "short", "a").stream().map(throwing::submit).toList());

    assertThatThrownBy(answers.get(0)::await).hasMessage("cannot be written");
    assertThatThrownBy(answers.get(1)::await).hasMessage("0 answers to a group of 1");
    assertThat(answers.get(2).await()).isEqualTo("a");
  }

  @Test
  void theQueueIsBounded() {
    var all = IntStream.rangeClosed(0, Grouped.MOST_WAITING + 1).mapToObj("%05d"::formatted);
    var answers = submit(all.toArray(String[]::new));

    assertThat(answers.getLast().failed()).isTrue();
    assertThat(answers.getLast().cause()).isInstanceOf(StoreFailure.Busy.class);
    assertThat(answers.subList(0, answers.size() - 1)).noneMatch(Future::failed);
    while (!open.isEmpty()) answerWithUpperCase();
    assertThat(answers.subList(0, answers.size() - 1)).allMatch(Future::succeeded);
    assertThat(groups).allMatch(group -> group.size() <= 500);
  }

  @Test
  void aStatementWithoutAnAnswerIsGivenUpAndSoIsWhoeverWaitedBehindIt() {
    var answers = submit("x", "a");

    assertThatThrownBy(answers.get(0)::await).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(answers.get(1)::await)
        .satisfies(nobodyAsked -> assertThat(StoreFailure.isDown(nobodyAsked)).isTrue());
    assertThat(submit("b").getFirst().failed()).as("nobody waits for what is down").isTrue();
    open.clear();
    assertStillServes();
  }

  private void assertStillServes() {
    breaker.answered();
    var answer = submit("next").getFirst();
    answerWithUpperCase();
    assertThat(answer.await()).isEqualTo("NEXT");
  }

  /// The first goes out alone; the others come a turn later, while it is under way.
  private List<Future<String>> submit(String... items) {
    var all = List.of(items);
    var answers = new ArrayList<>(together(all.subList(0, 1)));
    answers.addAll(together(all.subList(1, all.size())));
    return answers;
  }

  private List<Future<String>> together(List<String> items) {
    return onLoop(() -> items.stream().map(grouped::submit).toList());
  }

  private void answerWithUpperCase() {
    onLoop(
        () -> open.poll().tryComplete(groups.getLast().stream().map(String::toUpperCase).toList()));
  }

  private void fail(Exception failure) {
    onLoop(() -> open.poll().tryFail(failure));
  }

  private <T> T onLoop(Callable<T> work) {
    var done = Promise.<T>promise();
    loop.runOnContext(
        on -> {
          try {
            done.complete(work.call());
          } catch (Exception failure) {
            done.fail(failure);
          }
        });
    return done.future().await();
  }
}
