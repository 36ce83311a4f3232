package org.isango.mo;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.isango.gateway.SmsIn;
import org.isango.menu.texting.Texting;
import org.isango.sms.Arrivals;
import org.isango.vault.BlindIndex;
import org.isango.vault.Msisdn;

/// Takes one text: keeps that it came and does what it asks for, in one transaction. A text that
/// comes again has no further effect.
public final class Incoming {
  /// Texts under way at once. There are eight connections for what has effects: however many texts
  /// come, a member who presses a key finds one.
  private static final int AT_ONCE = 6;

  /// A text that was so long on its way asks for what may be over, and its answer would ring a
  /// phone that expects none.
  private static final Duration LATE = Duration.ofHours(48);

  private final Neighbours rooms;
  private final ExecutorService virtual;
  private final Arrivals arrivals;
  private final Heard heard;
  private final Replies replies = new Replies();
  private final Deletion deletion = new Deletion();
  private final Semaphore under = new Semaphore(AT_ONCE);
  private volatile Optional<Texting> texting = Optional.empty();

  /// @param virtual runs each text on a virtual thread
  public Incoming(Neighbours rooms, ExecutorService virtual) {
    this.rooms = rooms;
    this.virtual = virtual;
    this.arrivals = new Arrivals(rooms.vault());
    this.heard = new Heard(rooms.vault());
  }

  /// Succeeds when the text is kept and all it does is done; whoever brought it may forget it then.
  public Future<Void> receive(SmsIn sms) {
    var kept = Promise.<Void>promise();
    virtual.execute(
        () -> {
          try {
            take(sms);
            kept.complete();
          } catch (Exception failure) {
            kept.fail(failure);
          }
        });
    return kept.future();
  }

  private void take(SmsIn sms) {
    var texting = texting();
    boolean flood = rooms.flood().another();
    under.acquireUninterruptibly();
    try {
      rooms.database().inTransaction(tx -> Optional.of(take(tx, sms, texting, flood)));
    } finally {
      under.release();
    }
  }

  private boolean take(SqlConnection tx, SmsIn sms, Texting texting, boolean flood) {
    var now = OffsetDateTime.now(rooms.clock());
    if (!arrivals.isFirst(tx, sms, now)) return false;
    var from = sms.from().filter(number -> !isOurs(number, sms));
    if (from.isEmpty()) {
      heard.count(tx, "no-number", "", now);
      return false;
    }
    var turn = new Turn(rooms, heard, replies, deletion, texting, tx, from.get(), now);
    if (sms.at().isBefore(now.toInstant().minus(LATE))) turn.takeLate(sms);
    else turn.take(sms, flood);
    return true;
  }

  /// Our own number texts itself when a phone forwards what we sent.
  private static boolean isOurs(Msisdn number, SmsIn sms) {
    return Msisdn.parse(sms.to()).filter(number::equals).isPresent();
  }

  private Texting texting() {
    var menus = rooms.menus().get();
    var known = texting.filter(t -> t.isOf(menus));
    if (known.isPresent()) return known.get();
    var made = new Texting(menus);
    texting = Optional.of(made);
    return made;
  }

  /// Deletes what is kept of a number: its last replies, and a question that waits for its answer.
  public static void forget(SqlConnection tx, BlindIndex number) {
    Replies.forget(tx, number);
    Deletion.forget(tx, number);
  }

  /// Deletes words that nobody has looked at in time.
  ///
  /// @return how many
  public static int purgeWords(SqlConnection tx, OffsetDateTime now) {
    return Heard.purge(tx, now);
  }

  /// Deletes replies that no limit counts any more.
  ///
  /// @return how many
  public static int purgeReplies(SqlConnection tx, OffsetDateTime now) {
    return Replies.purge(tx, now);
  }

  /// Deletes questions that may no longer be answered.
  ///
  /// @return how many
  public static int purgeQuestions(SqlConnection tx, OffsetDateTime now) {
    return Deletion.purge(tx, now);
  }
}
