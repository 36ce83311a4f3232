import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/// The least a durable hop can take: the form is read, one row is written, the answer is a
/// constant. All hops that wait go into one multi-row upsert, one statement in flight (grouped
/// commit). No secret, no member, no menus. Two hops of one session at once would fail it; the
/// generator never sends them. Environment: PORT, PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD.
public final class Ceiling extends VerticleBase {
  private static final int MOST = 500;
  private static final String ONE =
      "insert into sess(sid,phone,hops,path,screen,updated) values($1,$2,1,$3,'m',now()) on"
          + " conflict(sid) do update set"
          + " hops=sess.hops+1,path=excluded.path,screen='m',updated=now() returning hops";
  private static final String MANY =
      "insert into sess(sid,phone,hops,path,screen,updated) select s,p,1,t,'m',now() from"
          + " unnest($1::text[],$2::text[],$3::text[]) as u(s,p,t) on conflict(sid) do update set"
          + " hops=sess.hops+1,path=excluded.path,screen='m',updated=now() returning sid,hops";

  private record Hop(String session, String phone, String text, Promise<Void> stored) {}

  private final ArrayDeque<Hop> waiting = new ArrayDeque<>();
  private SqlClient database;
  private boolean flying;

  public static void main(String[] args) {
    Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true))
        .deployVerticle(new Ceiling())
        .onSuccess(up -> System.out.println("ready"))
        .onFailure(Throwable::printStackTrace);
  }

  @Override
  public Future<?> start() {
    var options =
        PgConnectOptions.fromEnv().setCachePreparedStatements(true).addProperty("jit", "off");
    database =
        PgBuilder.client()
            .with(new PoolOptions().setMaxSize(1))
            .connectingTo(options)
            .using(vertx)
            .build();
    return vertx
        .createHttpServer()
        .requestHandler(this::handle)
        .listen(Integer.parseInt(System.getenv("PORT")), "127.0.0.1");
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
              hop.stored()
                  .future()
                  .onSuccess(done -> answer(request, hop))
                  .onFailure(failure -> request.response().setStatusCode(500).end());
              waiting.add(hop);
              if (!flying) send();
            });
  }

  private static Map<String, String> form(String body) {
    var fields = new HashMap<String, String>(8);
    for (String field : body.split("&")) {
      int at = field.indexOf('=');
      fields.put(
          field.substring(0, at),
          URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  /// Whatever arrived while the last statement was under way goes into the next.
  private void send() {
    if (waiting.isEmpty()) return;
    flying = true;
    var hops = new Hop[Math.min(waiting.size(), MOST)];
    var sessions = new String[hops.length];
    var phones = new String[hops.length];
    var texts = new String[hops.length];
    for (int i = 0; i < hops.length; i++) {
      hops[i] = waiting.poll();
      sessions[i] = hops[i].session();
      phones[i] = hops[i].phone();
      texts[i] = hops[i].text();
    }
    var stored =
        hops.length == 1
            ? database.preparedQuery(ONE).execute(Tuple.of(sessions[0], phones[0], texts[0]))
            : database.preparedQuery(MANY).execute(Tuple.of(sessions, phones, texts));
    stored.onComplete(
        result -> {
          flying = false;
          for (Hop hop : hops) {
            if (result.succeeded()) hop.stored().complete();
            else hop.stored().fail(result.cause());
          }
          if (!flying) send();
        });
  }

  private static void answer(HttpServerRequest request, Hop hop) {
    int depth = hop.text().isEmpty() ? 0 : hop.text().split("\\*").length;
    request
        .response()
        .putHeader("content-type", "text/plain")
        .end(
            (depth >= 4 ? "END Done " : "CON Step " + depth + " for ")
                + hop.phone()
                + "\n1. Next\n2. Other\n0. Back");
  }
}
