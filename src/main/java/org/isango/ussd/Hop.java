package org.isango.ussd;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.isango.gateway.Transcript;
import org.isango.gateway.Turn;
import org.isango.gateway.UssdCall;
import org.isango.gateway.UssdReply;
import org.isango.menu.Conversation;
import org.isango.menu.Input;
import org.isango.menu.State;
import org.isango.store.SessionRow;
import org.isango.store.StoreFailure;
import org.isango.ussd.Live.Known;

/// One hop: find the state, step, commit, reply. A reply leaves only after its commit, and a commit
/// succeeds once for every hop of a session, so that repeats, races and two instances end in one
/// result with the same bytes.
///
/// Everything here runs on one event loop, which is why sessions need no locks; what takes long or
/// has effects runs on a virtual thread of its own and comes back.
public final class Hop {
  /// A conversation needs ten hops; who needs more than this is lost or a machine.
  static final int LONGEST = 60;

  /// How often a hop that another instance overtook is looked at anew.
  private static final int TRIES = 4;

  private static final int CACHED = 10_000;
  private static final Duration KEPT = Duration.ofMinutes(5);

  /// How long a hop with effects may take before she is told that nothing is saved.
  private static final long ACTION_MS = 2_000;

  /// The same while the database is slow, and there: what is begun may still be saved.
  private static final long SLOW_MS = 3_500;

  /// A probe goes out every second; one that is answered later than this tells of a frozen server.
  private static final long ANSWERED_MS = 1_600;

  /// The same while the database is known not to answer: it may have come back this moment.
  private static final long LAST_TRY_MS = 800;

  private final Context context;
  private final CompletableFuture<Thread> loop = new CompletableFuture<>();
  private final ExecutorService virtual;
  private final Rooms rooms;
  private final Acting acting;
  private final Worlds worlds;
  private final Limits limits;
  private final Cache<String, Live> lives =
      Caffeine.newBuilder()
          .maximumSize(CACHED)
          .expireAfterAccess(KEPT)
          .executor(Runnable::run)
          .build();

  /// @param context the event loop that owns the sessions
  /// @param virtual starts one virtual thread a task
  public Hop(Context context, ExecutorService virtual, Rooms rooms) {
    this.context = context;
    this.virtual = virtual;
    this.rooms = rooms;
    this.worlds = new Worlds(rooms);
    this.acting = new Acting(rooms);
    this.limits = rooms.limits();
    context.runOnContext(on -> loop.complete(Thread.currentThread()));
  }

  /// Answers one hop. The future fails only when something is broken that no screen can tell.
  public Future<UssdReply> answer(UssdCall call) {
    if (loop.isDone() && loop.join() == Thread.currentThread()) return next(call);
    var reply = Promise.<UssdReply>promise();
    context.runOnContext(on -> Future.succeededFuture(call).compose(this::next).onComplete(reply));
    return reply.future();
  }

  private Future<UssdReply> next(UssdCall call) {
    var live = lives.get(call.session(), s -> new Live(rooms.vault().sessionId(s)));
    var answering = live.answering();
    if (answering.isEmpty()) return live.answers(call, start(live, call, TRIES));
    return live.isAnswering(call)
        ? answering.get()
        : answering.get().transform(whatever -> next(call));
  }

  private Future<UssdReply> start(Live live, UssdCall call, int tries) {
    if (tries == 0) return phrase("err.busy");
    if (live.known().isPresent()) return turn(live, live.known().get(), call, false, tries);
    return call.transcript().isEmpty() ? dial(live, call, tries) : load(live, call, tries);
  }

  private Future<UssdReply> dial(Live live, UssdCall call, int tries) {
    return begin(call)
        .compose(
            known -> {
              known.caller().index().ifPresent(limits::dialled);
              worlds.seen(known);
              return advance(live, known, call, List.of(new Input.Dial()), tries);
            });
  }

  private Future<Known> begin(UssdCall call) {
    var caller = Caller.of(call, rooms.vault());
    return worlds
        .about(caller)
        .map(
            about ->
                new Known(
                    caller,
                    rooms.shelf().newest(),
                    true,
                    0,
                    Transcript.NONE,
                    State.NEW,
                    about.facts(),
                    about.dropped(),
                    List.of()));
  }

  /// This instance does not know the session: another one does, or the store, or nobody.
  private Future<UssdReply> load(Live live, UssdCall call, int tries) {
    return rooms
        .sessions()
        .find(live.id)
        .transform(
            found -> {
              if (found.succeeded()) return stored(live, call, found.result(), tries);
              return StoreFailure.isDown(found.cause())
                  ? fromMemory(live, call)
                  : Future.failedFuture(found.cause());
            });
  }

  private Future<UssdReply> stored(Live live, UssdCall call, Optional<SessionRow> row, int tries) {
    if (row.isEmpty()) return deep(live, call, tries);
    return rooms
        .vault()
        .open("session", live.id, row.get().sealed())
        .flatMap(Record::decode)
        .map(record -> restore(live, row.get().hop(), record, call, tries))
        .orElseGet(() -> phrase("end.again"));
  }

  private Future<UssdReply> restore(Live live, int hop, Record record, UssdCall call, int tries) {
    var caller = Caller.of(call, rooms.vault());
    if (!caller.hasMark(record.caller())) return refused();
    var menus = rooms.shelf().of(record.menus());
    if (menus.isEmpty()) return phrase("end.again");
    return worlds
        .about(caller)
        .compose(
            about -> {
              live.know(
                  new Known(
                      caller,
                      menus.get(),
                      record.pinned(),
                      hop,
                      record.transcript(),
                      record.state(),
                      about.facts(),
                      about
                          .dropped()
                          .filter(d -> Conversation.offersResume(menus.get(), record.state())),
                      record.replies()));
              if (tries == 0) return phrase("err.busy");
              return turn(live, live.known().get(), call, true, tries);
            });
  }

  /// Nobody knows the session and yet something was typed: a dial with a suffix, or a hop whose
  /// predecessors were lost. The walk is replayed; what it and its session ask for is done and
  /// marked for a human.
  private Future<UssdReply> deep(Live live, UssdCall call, int tries) {
    var inputs = inputs(call);
    return inputs.size() > LONGEST
        ? phrase("end.again")
        : begin(call).compose(known -> advance(live, known, call, inputs, tries));
  }

  /// The store cannot say what the session was. Pages that only tell are walked to again, in
  /// memory; a walk that asked for anything ends here, for what was done before must not be done
  /// twice.
  private Future<UssdReply> fromMemory(Live live, UssdCall call) {
    var inputs = inputs(call);
    if (inputs.size() > LONGEST) return phrase("end.again");
    return begin(call)
        .compose(
            known ->
                onVirtual(
                        ACTION_MS,
                        () -> Walk.of(known.menus(), worlds.world(known), State.NEW, inputs))
                    .compose(
                        walk -> {
                          if (!tells(walk)) return phrase("err.unsaved");
                          live.know(
                              known
                                  .unpinned()
                                  .after(known.transcript().walked(call.transcript()), walk));
                          return Future.succeededFuture(walk.reply());
                        }));
  }

  /// Whether nothing that it brought about has to be kept.
  private static boolean tells(Walk walk) {
    return walk.effects().stream().allMatch(ByTheWay::mayBeLost);
  }

  private static List<Input> inputs(UssdCall call) {
    var inputs = new ArrayList<Input>(List.of(new Input.Dial()));
    Arrays.stream(call.transcript().split("\\*", -1)).map(Input.Typed::new).forEach(inputs::add);
    return inputs;
  }

  /// @param stored whether it was read from the store this moment
  private Future<UssdReply> turn(Live live, Known known, UssdCall call, boolean stored, int tries) {
    if (!known.caller().is(call)) return refused();
    return switch (known.transcript().read(call.transcript())) {
      case Turn.Same() -> Future.succeededFuture(known.last());
      case Turn.Earlier(int hop) ->
          Future.succeededFuture(
              known.earlier(hop).orElseGet(() -> recomputed(known, call.transcript())));
      case Turn.Next(String input) ->
          known.hop() >= LONGEST
              ? phrase("end.again")
              : advance(live, known, call, Missed.answers(known, input, stored, worlds), tries);
      case Turn.Foreign() -> phrase("end.again");
    };
  }

  /// The answer to an earlier hop that another instance gave: the same walk gives the same bytes.
  private UssdReply recomputed(Known known, String transcript) {
    var inputs = new ArrayList<Input>(List.of(new Input.Dial()));
    known.transcript().answers(transcript).stream().map(Input.Typed::new).forEach(inputs::add);
    return Walk.of(known.menus(), worlds.world(known), State.NEW, inputs).reply();
  }

  private Future<UssdReply> advance(
      Live live, Known before, UssdCall call, List<Input> inputs, int tries) {
    return walk(before, inputs)
        .compose(
            w ->
                barred(before, w)
                    .map(this::limited)
                    .orElseGet(() -> commit(live, before, w, call, inputs.size() == 1, tries)),
            failure ->
                StoreFailure.of(failure) == StoreFailure.OTHER
                    ? Future.failedFuture(failure)
                    : phrase("err.system"));
  }

  /// Looked for in memory on the event loop; whatever takes long or has to be fetched is done on a
  /// virtual thread.
  private Future<Walk> walk(Known before, List<Input> inputs) {
    if (inputs.size() == 1 && !Conversation.searches(before.menus(), before.state())) {
      var lists = worlds.inMemory();
      var walk = worlds.walk(before, inputs, lists);
      if (lists.wanted().isEmpty()) return Future.succeededFuture(walk);
    }
    return onVirtual(ACTION_MS, () -> worlds.fetching(before, inputs));
  }

  /// How many minutes this caller has to wait; nobody who may need help does.
  private Optional<Integer> barred(Known before, Walk walk) {
    return before
        .caller()
        .index()
        .flatMap(limits::hop)
        .filter(minutes -> !Conversation.mayNeedHelp(before.menus(), walk.state()));
  }

  private Future<UssdReply> limited(int minutes) {
    rooms.counts().increment("hop.limited");
    return Future.succeededFuture(
        new UssdReply(worlds.phrase("err.limit", Map.of("min", Integer.toString(minutes))), true));
  }

  private Future<UssdReply> commit(
      Live live, Known before, Walk walk, UssdCall call, boolean one, int tries) {
    var answered =
        one
            ? before.transcript().after(call.transcript(), !walk.secrets().isEmpty())
            : before.transcript().walked(call.transcript());
    var after = (one ? before : before.unpinned()).after(answered, walk);
    return durable(live, before, after, walk)
        .transform(
            stored -> {
              if (stored.failed()) return degraded(live, after, walk, stored.cause());
              if (stored.result().isEmpty()) {
                live.forget();
                return load(live, call, tries - 1);
              }
              var now = stored.result().get();
              live.know(now);
              if (now.last().end()) lives.invalidate(call.session());
              return Future.succeededFuture(now.last());
            });
  }

  private Future<Optional<Known>> durable(Live live, Known before, Known after, Walk walk) {
    if (walk.effects().isEmpty() && !acting.touchesDropped(before, after)) {
      return rooms
          .sessions()
          .commit(row(live, after))
          .map(won -> won ? Optional.of(after) : Optional.empty());
    }
    var fate = new Fate();
    return onVirtual(
            rooms.database().breaker().isOpen() ? LAST_TRY_MS : ACTION_MS,
            () -> acting.commit(live.id, before, after, walk, k -> row(live, k), fate))
        .recover(failure -> Future.failedFuture(fate.of(failure)));
  }

  private SessionRow row(Live live, Known known) {
    var sealed = rooms.vault().seal("session", live.id, known.record().encode());
    return new SessionRow(live.id, known.hop(), sealed);
  }

  /// The store did not take the hop. Pages that only tell go on from memory; what had to be kept is
  /// said not to be, or that nobody knows.
  private Future<UssdReply> degraded(Live live, Known after, Walk walk, Throwable failure) {
    if (failure instanceof Fate.Unsure && !tells(walk)) {
      live.forget();
      return phrase("err.unsure");
    }
    return switch (failure instanceof Fate.Unsure ? StoreFailure.DOWN : StoreFailure.of(failure)) {
      case BUSY -> phrase("err.busy");
      case DOWN -> {
        if (!tells(walk)) yield phrase("err.unsaved");
        live.know(after);
        yield Future.succeededFuture(walk.reply());
      }
      case OTHER -> Future.failedFuture(failure);
    };
  }

  private Future<UssdReply> refused() {
    rooms.counts().increment("hop.foreign");
    return phrase("end.again");
  }

  private Future<UssdReply> phrase(String id) {
    return Future.succeededFuture(new UssdReply(worlds.phrase(id, Map.of()), true));
  }

  /// Everything comes back on the event loop, the deadline too: a future's own timer would fire on
  /// a thread that is nobody's.
  private <T> Future<T> onVirtual(long deadlineMs, Callable<T> work) {
    var done = Promise.<T>promise();
    var vertx = context.owner();
    var timer = new AtomicLong();
    timer.set(
        vertx.setTimer(
            deadlineMs,
            late -> {
              if (deadlineMs == ACTION_MS
                  && rooms.database().breaker().answeredWithin(ANSWERED_MS)) {
                timer.set(vertx.setTimer(SLOW_MS - ACTION_MS, tooLate -> done.tryFail(late())));
              } else {
                done.tryFail(late());
              }
            }));
    virtual.execute(
        () -> {
          try {
            var result = work.call();
            context.runOnContext(on -> done.tryComplete(result));
          } catch (Throwable failure) {
            context.runOnContext(on -> done.tryFail(failure));
          }
        });
    return done.future().onComplete(settled -> vertx.cancelTimer(timer.get()));
  }

  private static TimeoutException late() {
    return new TimeoutException("no word within the deadline");
  }
}
