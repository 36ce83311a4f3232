package org.isango.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.isango.cases.Reference;
import org.isango.kit.OneService;
import org.isango.kit.PhoneCaller;
import org.isango.kit.Waiting;
import org.isango.member.Consents;
import org.isango.member.Members;
import org.isango.vault.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A thousand numbers that nobody knows ask for help at once, and again, and so does a thousand
/// that has joined for it: nobody is refused, each has one open request, and the page for a member
/// who is vouched for and in trouble meanwhile leaves within seconds.
class FloodTest {
  private static final String ANNA = "+27600000011";
  private static final int HOSTILE = 1_000;
  private static final int AT_ONCE = 12;
  private static final String SAVED = "CON Help request saved. Where?";
  private static final String WAITING =
      "CON Request X0000 is with us. Nobody has accepted yet. We keep calling.";

  /// Ten seconds are promised, on a machine that does nothing else beside.
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
  private final Semaphore room = new Semaphore(AT_ONCE);

  @TempDir Path folder;

  @Test
  void aMembersPageLeavesWithinTenSecondsAndNobodyIsRefused() {
    aMembersPageLeavesWhile(FloodTest::nobody, "1*1*1*1", "2*1*1*1*1");
  }

  @Test
  void itLeavesAsSoonWhileAThousandFloodWhoHaveJoined() {
    aMembersPageLeavesWhile(FloodTest::join, "1*1", "2*1*1");
  }

  private static void nobody(OneService one, List<String> numbers) {}

  private static void join(OneService one, List<String> numbers) {
    var members = new Members(one.vault());
    var agreed = new Members.Agreed("en", "en", "join.consent 1");
    one.run(
        tx -> {
          for (var n : numbers) {
            members.join(tx, Msisdn.parse(n).orElseThrow(), agreed, OffsetDateTime.now());
          }
          return true;
        });
  }

  /// @param keys what each of them types at first, and once all have
  private void aMembersPageLeavesWhile(
      BiConsumer<OneService, List<String>> hostile, String... keys) {
    try (var one =
        new OneService(folder, "Anna," + ANNA + ",defender,en,all,on duty,national,always")) {
      var member = PhoneCaller.with(one.service());
      member.walk("1", "2", "1", "1", "1", "1", "1", "1");
      var her = one.vault().index(Msisdn.parse(member.number()).orElseThrow());
      one.run(tx -> Consents.vouch(tx, her, OffsetDateTime.now()));
      var numbers = IntStream.range(0, HOSTILE).mapToObj(FloodTest::hostile).toList();
      hostile.accept(one, numbers);
      var flood = CompletableFuture.runAsync(() -> flood(one, numbers, keys), virtual);
      Waiting.until(PATIENCE, () -> answers.size() > HOSTILE / 4);
      assertThat(member.walk("1", "1")).startsWith("CON Help request saved.");
      long since = System.nanoTime();
      var ref = one.ledger().cases(member.number()).getFirst().ref();
      one.untilTold(ANNA, Reference.brief(ref) + ",");
      var took = Duration.ofNanos(System.nanoTime() - since);
      assertThat(flood).as("the flood still ran when her page left").isNotDone();
      assertThat(took).isLessThan(SOON);
      flood.join();
      assertThat(answers).hasSize(2 * HOSTILE);
      assertThat(answers)
          .extracting(a -> a.lines().findFirst().orElse("").replaceAll("[A-Z][0-9]{4}", "X0000"))
          .isSubsetOf(SAVED, WAITING);
      assertThat(one.count("select count(*) from help_case where number_bi is not null"))
          .isEqualTo(HOSTILE + 1);
      assertThat(one.count("select count(distinct number_bi) from help_case"))
          .isEqualTo(HOSTILE + 1);
    }
  }

  private static String hostile(int i) {
    return "+2771%07d".formatted(4_000_000 + i);
  }

  /// Each asks, and once all have asked, each starts anew and asks again.
  private void flood(OneService one, List<String> numbers, String... keys) {
    for (var typed : keys) {
      var sent = numbers.stream().map(n -> ask(one.service().ussd(), n, typed)).toList();
      CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }
  }

  private CompletableFuture<Void> ask(URI to, String number, String keys) {
    room.acquireUninterruptibly();
    var session = "flood-" + UUID.randomUUID();
    var body = PhoneCaller.body(session, number, PhoneCaller.CODE, keys);
    var request =
        HttpRequest.newBuilder(to)
            .timeout(Duration.ofSeconds(20))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenAcceptAsync(reply -> answers.add(reply.body()), virtual)
        .whenCompleteAsync((done, failure) -> room.release(), virtual);
  }
}
