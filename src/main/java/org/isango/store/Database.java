package org.isango.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The connections to PostgreSQL, apart by what they are for, so that a slow report never makes a
/// hop wait. Every statement has a deadline, and the server is told to keep values out of notices.
public final class Database implements AutoCloseable {
  private static final int HOP_DEADLINE_MS = 1_500;
  private static final int JOB_DEADLINE_MS = 30_000;

  /// The server gives a statement up before that. Whoever hears nothing for so long is cut off from
  /// it, and the connection is closed: whatever waits on it fails.
  private static final int JOB_SILENCE_MS = JOB_DEADLINE_MS + 5_000;

  private static final int CONNECT_MS = 1_000;
  private static final int LONGEST_SQL = 16_384;
  private static final int PROBE_EVERY_MS = 1_000;

  /// Statements of one hop that may be on their way before the first is answered: while the
  /// database is slow she waits for three answers and not for nine.
  private static final int SENT_AHEAD = 16;

  /// Hops with effects that may be under way at once.
  private static final int ACTIONS = 8;

  private final Pool hops;
  private final Pool reads;
  private final Pool actions;
  private final Pool jobs;
  private final Pool probes;
  private final Breaker breaker = new Breaker();
  private final Vertx vertx;
  private final long probing;

  private Database(Vertx vertx, DatabaseAddress address, int jobSilence) {
    var ahead = options(address).setPipeliningLimit(SENT_AHEAD);
    this.hops = pool(vertx, byKey(address), 1, HOP_DEADLINE_MS, net());
    this.reads = pool(vertx, byKey(address), 2, HOP_DEADLINE_MS, net());
    this.actions = pool(vertx, ahead, ACTIONS, HOP_DEADLINE_MS, net());
    var patient = net().setReadIdleTimeout(jobSilence).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    this.jobs = pool(vertx, options(address), 4, JOB_DEADLINE_MS, patient);
    this.probes = pool(vertx, options(address), 1, HOP_DEADLINE_MS, net());
    this.vertx = vertx;
    this.probing = vertx.setPeriodic(PROBE_EVERY_MS, again -> probe());
  }

  /// Opens the pools; a connection is made when it is first needed.
  public static Database open(Vertx vertx, DatabaseAddress address) {
    return open(vertx, address, JOB_SILENCE_MS);
  }

  /// @param jobSilence how long a job waits for an answer that does not come, in milliseconds
  static Database open(Vertx vertx, DatabaseAddress address, int jobSilence) {
    return new Database(vertx, address, jobSilence);
  }

  /// For the few statements of every hop, which find each row by its key: one plan for all groups,
  /// made once, and never one that reads a whole table because it was small when the plan was made.
  private static PgConnectOptions byKey(DatabaseAddress address) {
    return options(address)
        .addProperty("plan_cache_mode", "force_generic_plan")
        .addProperty("enable_seqscan", "off")
        .addProperty("enable_hashjoin", "off")
        .addProperty("enable_mergejoin", "off");
  }

  private static PgConnectOptions options(DatabaseAddress address) {
    var connect =
        new PgConnectOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setDatabase(address.name())
            .setUser(address.user())
            .setPassword(address.password())
            .setCachePreparedStatements(true)
            // Beyond the client's own limit a statement would be parsed and planned anew each time.
            .setPreparedStatementCacheSqlLimit(LONGEST_SQL)
            .setPipeliningLimit(1)
            .addProperty("application_name", "isango")
            .addProperty("client_min_messages", "error")
            .addProperty("idle_in_transaction_session_timeout", "5000")
            .addProperty("jit", "off");
    if (address.tls()) {
      connect
          .setSslMode(SslMode.VERIFY_FULL)
          .setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"));
    }
    return connect;
  }

  private static NetClientOptions net() {
    return new NetClientOptions().setConnectTimeout(CONNECT_MS).setTcpKeepAlive(true);
  }

  private static Pool pool(
      Vertx vertx, PgConnectOptions connect, int size, int deadline, NetClientOptions net) {
    connect.addProperty("statement_timeout", Integer.toString(deadline));
    return PgBuilder.pool()
        .with(
            new PoolOptions()
                .setMaxSize(size)
                .setConnectionTimeout(deadline)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
        .with(net)
        .connectingTo(connect)
        .using(vertx)
        .build();
  }

  /// One connection, for the one statement under way that stores hops.
  public Pool hops() {
    return hops;
  }

  /// Look-ups of hops.
  public Pool reads() {
    return reads;
  }

  /// Hops with effects.
  public Pool actions() {
    return actions;
  }

  /// Everything that nobody waits for.
  public Pool jobs() {
    return jobs;
  }

  /// Opens the connections of hops with effects, and lets each learn the statements of a rehearsal,
  /// of which nothing stays: a hop that finds a connection not open or a statement not known waits
  /// for three or for one answer more. On a virtual thread.
  public void warm(Consumer<SqlConnection> rehearsal) {
    var opening = Stream.generate(actions::getConnection).limit(ACTIONS);
    var waiting = new ArrayDeque<>(opening.toList());
    try {
      while (!waiting.isEmpty()) rehearse(waiting.poll().await(), rehearsal);
    } finally {
      // After a failure none is left behind: hops would wait for it in vain.
      waiting.forEach(one -> one.onSuccess(SqlConnection::close));
    }
  }

  private static void rehearse(SqlConnection connection, Consumer<SqlConnection> rehearsal) {
    try {
      connection.query("begin").execute();
      rehearsal.accept(connection);
    } finally {
      connection.query("rollback").execute();
      connection.close();
    }
  }

  /// Several look-ups of one hop, on one connection and the calling virtual thread.
  public <T> T reading(Function<SqlConnection, T> work) {
    var connection = reads.getConnection().await();
    try {
      return work.apply(connection);
    } finally {
      connection.close();
    }
  }

  /// Runs work in one transaction on the calling virtual thread. An empty result, or anything
  /// thrown, undoes all of it.
  ///
  /// The beginning is not waited for, and whatever the work sends without waiting is on its way
  /// together: whoever does that waits for all of it before the work ends, for a transaction in
  /// which something failed ends without a word.
  public <T> Optional<T> inTransaction(Function<SqlConnection, Optional<T>> work) {
    var connection = actions.getConnection().await();
    try {
      var begun = connection.query("begin").execute();
      try {
        var result = work.apply(connection);
        begun.await(HOP_DEADLINE_MS, TimeUnit.MILLISECONDS);
        connection
            .query(result.isPresent() ? "commit" : "rollback")
            .execute()
            .await(HOP_DEADLINE_MS, TimeUnit.MILLISECONDS);
        return result;
      } catch (Throwable failure) {
        connection.query("rollback").execute();
        throw failure;
      }
    } catch (TimeoutException late) {
      throw new Late(late);
    } finally {
      connection.close();
    }
  }

  /// The same for work that nobody waits for, which may take longer and takes no hop's connection.
  public <T> Optional<T> inBackground(Function<SqlConnection, Optional<T>> work) {
    var connection = jobs.getConnection().await();
    try {
      var tx = connection.begin().await(JOB_DEADLINE_MS, TimeUnit.MILLISECONDS);
      try {
        var result = work.apply(connection);
        (result.isPresent() ? tx.commit() : tx.rollback())
            .await(JOB_DEADLINE_MS, TimeUnit.MILLISECONDS);
        return result;
      } catch (Throwable failure) {
        tx.rollback();
        throw failure;
      }
    } catch (TimeoutException late) {
      throw new Late(late);
    } finally {
      connection.close();
    }
  }

  /// The commit was not confirmed in time.
  static final class Late extends RuntimeException {
    private static final long serialVersionUID = 1;

    Late(Exception cause) {
      super("no word from the database within the deadline", cause);
    }
  }

  /// Whether it answers, for whoever can do without it.
  public Breaker breaker() {
    return breaker;
  }

  private void probe() {
    probes
        .query("select 1")
        .execute()
        .timeout(HOP_DEADLINE_MS, TimeUnit.MILLISECONDS)
        .onSuccess(rows -> breaker.answered())
        .onFailure(breaker::saw);
  }

  /// Waits for the connections to go: a server that is stopped next would complain of each.
  @Override
  public void close() {
    vertx.cancelTimer(probing);
    var all = Stream.of(probes, hops, reads, actions, jobs).map(Pool::close).toList();
    try {
      Future.join(all).otherwiseEmpty().await(CONNECT_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException gone) {
      // The server does not answer, and is not waited for.
      return;
    }
  }
}
