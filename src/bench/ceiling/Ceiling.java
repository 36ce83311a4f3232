import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The grouped-commit ceiling: the least that a durable hop can take. It parses the form, puts one
/// row a session, and sends the hops that arrive while a statement is on its way with the next one.
/// No menus, no member, no sealing, no limits, and short answers.
///
/// One row twice in a statement would be refused by PostgreSQL: the load generator never has two
/// hops of one session under way.
public final class Ceiling extends VerticleBase {
  private static final int MOST_TOGETHER = 500;
  private static final int LAST = 4;
  private static final String TABLE =
      "create table if not exists sess (sid text primary key, phone text not null, hops int not"
          + " null, path text not null, screen text not null, updated timestamptz not null) with"
          + " (fillfactor = 70)";
  private static final String UPSERT =
      "insert into sess (sid, phone, hops, path, screen, updated) select s, p, 1, t, 'm', now()"
          + " from unnest($1::text[], $2::text[], $3::text[]) as u(s, p, t) on conflict (sid) do"
          + " update set hops = sess.hops + 1, path = excluded.path, screen = 'm', updated = now()"
          + " returning sid, hops";

  private final int port;
  private final PgConnectOptions database;
  private final ArrayDeque<Hop> waiting = new ArrayDeque<>();
  private SqlClient client;
  private boolean underWay;

  private record Hop(String session, String phone, String text, Promise<Void> stored) {}

  private Ceiling(int port, PgConnectOptions database) {
    this.port = port;
    this.database = database;
  }

  /// Arguments: port, port of the database, its user and name; the password in `PGPASSWORD`.
  public static void main(String[] args) {
    var database =
        new PgConnectOptions()
            .setHost("127.0.0.1")
            .setPort(Integer.parseInt(args[1]))
            .setUser(args[2])
            .setDatabase(args[3])
            .setPassword(System.getenv("PGPASSWORD"))
            .setCachePreparedStatements(true)
            .addProperty("jit", "off");
    var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    vertx.deployVerticle(new Ceiling(Integer.parseInt(args[0]), database)).await();
    System.out.println("ready");
  }

  @Override
  public Future<?> start() {
    client =
        PgBuilder.client()
            .with(new PoolOptions().setMaxSize(1))
            .connectingTo(database)
            .using(vertx)
            .build();
    var server =
        vertx
            .createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
            .requestHandler(this::handle);
    return client.query(TABLE).execute().compose(made -> server.listen(port, "127.0.0.1"));
  }

  private void handle(HttpServerRequest request) {
    request
        .body()
        .onSuccess(
            body -> {
              var form = form(body.toString());
              var hop =
                  new Hop(
                      form.get("sessionId"),
                      form.get("phoneNumber"),
                      form.get("text"),
                      Promise.promise());
              hop.stored.future().onComplete(stored -> answer(request, hop, stored.failed()));
              waiting.add(hop);
              if (!underWay) send();
            });
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>(8);
    for (String field : body.split("&")) {
      int at = field.indexOf('=');
      var value = URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8);
      form.put(field.substring(0, at), value);
    }
    return form;
  }

  private void send() {
    underWay = !waiting.isEmpty();
    if (!underWay) return;
    List<Hop> group = new ArrayList<>();
    while (!waiting.isEmpty() && group.size() < MOST_TOGETHER) group.add(waiting.poll());
    var sessions = group.stream().map(Hop::session).toArray(String[]::new);
    var phones = group.stream().map(Hop::phone).toArray(String[]::new);
    var texts = group.stream().map(Hop::text).toArray(String[]::new);
    client
        .preparedQuery(UPSERT)
        .execute(Tuple.of(sessions, phones, texts))
        .onComplete(
            stored -> {
              group.forEach(
                  hop -> {
                    if (stored.succeeded()) hop.stored.complete();
                    else hop.stored.fail(stored.cause());
                  });
              send();
            });
  }

  private static void answer(HttpServerRequest request, Hop hop, boolean failed) {
    int depth = hop.text.isEmpty() ? 0 : hop.text.split("\\*").length;
    var start = depth >= LAST ? "END Done " : "CON Step " + depth + " for ";
    request
        .response()
        .setStatusCode(failed ? 500 : 200)
        .putHeader("content-type", "text/plain")
        .end(start + hop.phone + "\n1. Next\n2. Other\n0. Back");
  }
}
