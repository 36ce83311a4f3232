package org.isango.kit;

import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.isango.duty.Rota;
import org.isango.duty.RotaFile;
import org.isango.gateway.africastalking.StandIn;
import org.isango.store.TestDatabase;
import org.isango.vault.Vault;

/// One service as members meet it, with a database that outlives it and a gateway that writes down
/// every text: to be killed and started again.
public final class OneService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String KEY = "key of the stand-in";

  private final TestDatabase database = TestDatabase.start();
  private final PostgresProcess postgres = new PostgresProcess(database.data());
  private final Path folder;
  private final StandIn gateway;
  private final ServiceProcess service;
  private final Vault vault;
  private final Ledger ledger;

  /// @param rota its lines, without the first that names the columns
  public OneService(Path folder, String... rota) {
    this.folder = folder;
    this.gateway = new StandIn(0, journal(), KEY, Optional.empty());
    this.service = ServiceProcess.start(folder.resolve("data"), "--config", config().toString());
    this.vault = Vault.open(service.data().resolve("keys"));
    this.ledger = new Ledger(postgres, vault);
    onDuty(rota);
  }

  private Path journal() {
    return folder.resolve("journal");
  }

  private Path config() {
    try {
      var key = Files.writeString(folder.resolve("gateway-key"), KEY);
      return Files.writeString(
          folder.resolve("one.properties"),
          """
          database.host = 127.0.0.1
          database.port = %d
          database.name = postgres
          database.password-file = %s
          limits = on
          phone = off
          sms.gateway = africastalking
          sms.url = %s
          sms.username = sandbox
          sms.key-file = %s
          sms.reserve = 0
          """
              .formatted(postgres.port(), postgres.passwordFile(), gateway.base(), key));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void onDuty(String... lines) {
    var file =
        "name,number,role,languages,provinces,tier,province,when\n" + String.join("\n", lines);
    run(
        tx -> {
          new Rota(vault).replace(tx, RotaFile.read(file), false, OffsetDateTime.now());
          return true;
        });
  }

  /// Something of our own in the same database.
  public <T> T run(Function<SqlConnection, T> work) {
    return database.database().inBackground(tx -> Optional.of(work.apply(tx))).orElseThrow();
  }

  public ServiceProcess service() {
    return service;
  }

  public PostgresProcess postgres() {
    return postgres;
  }

  public TestDatabase database() {
    return database;
  }

  public StandIn gateway() {
    return gateway;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Vault vault() {
    return vault;
  }

  /// The texts that the gateway has taken for a number, oldest first.
  public List<String> texts(String number) {
    return StandIn.read(journal()).stream()
        .filter(line -> line.startsWith(number + "\t"))
        .map(line -> line.substring(number.length() + 1))
        .toList();
  }

  /// Waits until a text to this number has these words in it.
  public void untilTold(String number, String words) {
    Waiting.until(PATIENCE, () -> texts(number).stream().anyMatch(t -> t.contains(words)));
  }

  /// A text as the gateway brings it; the same one may be brought again.
  public String sms(String from, String text) {
    return "id="
        + UUID.randomUUID()
        + "&linkId=&to=12345&date="
        + PhoneCaller.encoded(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        + "&from="
        + PhoneCaller.encoded(from)
        + "&text="
        + PhoneCaller.encoded(text);
  }

  /// The gateway brings it, until it is told that it is kept.
  public void arrives(String sms) {
    Waiting.until(PATIENCE, () -> PhoneCaller.post(service.sms(), sms).statusCode() == 200);
  }

  /// The same, not waited for.
  public CompletableFuture<?> arrivesLater(String sms) {
    return PhoneCaller.postLater(service.sms(), sms);
  }

  /// How many rows there are of what is asked for.
  public long count(String sql) {
    return database.database().jobs().query(sql).execute().await().iterator().next().getLong(0);
  }

  @Override
  public void close() {
    service.close();
    gateway.close();
    database.close();
  }
}
