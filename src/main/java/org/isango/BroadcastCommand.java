package org.isango;

import io.vertx.sqlclient.SqlConnection;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.isango.calendar.PublicHolidays;
import org.isango.calendar.QuietHours;
import org.isango.menu.MenuProblems;
import org.isango.menu.MenuReader;
import org.isango.menu.Menus;
import org.isango.sms.broadcast.Broadcast;
import org.isango.sms.broadcast.Broadcasts;
import org.isango.sms.broadcast.Draft;
import org.isango.sms.broadcast.DraftFile;
import org.isango.sms.broadcast.Outcome;
import org.isango.sms.broadcast.Preview;
import org.isango.sms.broadcast.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `broadcast …`: an alert to many, from a file to the last text, while the service runs. Who a
/// person is, is taken on her word: whoever may read the data folder may send.
@Command(name = "broadcast", description = "Tell many members at once, with a second person.")
final class BroadcastCommand {
  private static final int HASH_DIGITS = 12;
  private static final int SHORT = 8;
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(PublicHolidays.ZONE);
  private static final Pattern WORD = Pattern.compile("[0-9a-f-]{4,36}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{12,64}");

  @Spec private CommandSpec spec;

  @Command(name = "draft", description = "Keep a draft from a file and count whom it is for.")
  int draft(
      @Mixin Beside beside,
      @Parameters(paramLabel = "FILE", description = "lines of name: value") Path file,
      @Option(names = "--as", required = true, description = "who writes it") String author,
      @Option(names = "--replace", description = "the draft to be written anew")
          Optional<String> replaced,
      @Option(names = "--menus", description = "folder of the conversation") Optional<Path> menus) {
    var book = menus(beside, menus);
    var draft = read(file, book);
    var kept =
        beside.work(
            (tx, vault) -> {
              var broadcasts = new Broadcasts(vault, () -> book);
              var one =
                  replaced.isPresent()
                      ? named(tx, broadcasts, replaced.get())
                      : broadcasts.write(tx, draft, author, now());
              if (replaced.isPresent()) {
                done(broadcasts.rewrite(tx, one.id(), one.version(), draft, author));
                one = broadcasts.find(tx, one.id()).orElseThrow();
              }
              done(broadcasts.freeze(tx, one.id(), one.version(), now()));
              return broadcasts.find(tx, one.id());
            });
    if (kept.flatMap(Broadcast::frozen).orElse(0) == 0) {
      print("nobody gets it like this: look at provinces, languages, topic and seen since");
    }
    kept.ifPresent(
        one ->
            print(
                "%s is kept: %d people%s. Look at it: broadcast preview %s",
                word(one),
                one.frozen().orElse(0),
                one.needsSecond() ? ", a second person has to approve it" : "",
                word(one)));
    return 0;
  }

  @Command(name = "list", description = "Print the newest, and how each stands.")
  int list(@Mixin Beside beside) {
    work(
        beside,
        (tx, broadcasts) -> {
          for (var one : broadcasts.newest(tx)) print("%s", line(one));
          return Optional.of(tx);
        });
    return 0;
  }

  @Command(name = "preview", description = "Print what it will be, and what is to be approved.")
  int preview(
      @Mixin Beside beside,
      @Parameters(paramLabel = "WORD", description = "as draft printed it") String word,
      @Option(names = "--price", defaultValue = "0.25", description = "rand for one SMS")
          BigDecimal price) {
    var book = menus(beside, Optional.empty());
    var hours = new QuietHours(new PublicHolidays(beside.settings().holidays()));
    beside.work(
        (tx, vault) -> {
          var one = named(tx, new Broadcasts(vault, () -> book), word);
          print("%s", line(one));
          one.draft()
              .wordings()
              .forEach(
                  w ->
                      print(
                          "%s %s: %s",
                          w.language().code(),
                          w.style().name().toLowerCase(Locale.ROOT),
                          w.text()));
          tell(Preview.of(tx, one, book, hours, price, now()));
          print("approve with: broadcast approve %s %s --as NAME", word(one), hash(one));
          return Optional.of(tx);
        });
    return 0;
  }

  private void tell(Preview preview) {
    print("people: %d", preview.people());
    print("only a note, no SMS: %d", preview.noteOnly());
    print("an SMS that says nothing: %d", preview.hidden());
    print("later, for quiet hours: %d", preview.later());
    print("no lawful hour in time, only a note: %d", preview.never());
    new TreeMap<>(preview.parts()).forEach((l, n) -> print("SMS in %s: %d", l.code(), n));
    print("cost: R%s", preview.cost().toPlainString());
    preview.longest().ifPresent(w -> print("longest: %s %s", w.language().code(), w.style()));
    preview.dear().forEach(why -> print("costs more: %s", why));
  }

  @Command(name = "approve", description = "A second person says yes to exactly these words.")
  int approve(
      @Mixin Beside beside,
      @Parameters(index = "0", paramLabel = "WORD", description = "as draft printed it")
          String word,
      @Parameters(index = "1", paramLabel = "HASH", description = "as preview printed it")
          String hash,
      @Option(names = "--as", required = true, description = "who approves") String approver) {
    var asked = hash.toLowerCase(Locale.ROOT);
    if (!HASH.matcher(asked).matches()) {
      throw new Settings.Refused("give the hash that preview prints: nothing was approved");
    }
    var now =
        change(
            beside,
            word,
            (tx, broadcasts, one) -> {
              var whole = one.hash();
              boolean same = HexFormat.of().formatHex(whole).startsWith(asked);
              var shown = same ? whole : Arrays.copyOf(new byte[] {1}, whole.length);
              return broadcasts.approve(tx, one.id(), one.version(), shown, approver, now());
            });
    print("%s", line(now));
    return 0;
  }

  @Command(name = "start", description = "Let it go as soon as its time has come.")
  int start(@Mixin Beside beside, @Parameters(paramLabel = "WORD") String word) {
    var one = change(beside, word, (tx, all, was) -> all.start(tx, was.id(), was.version(), now()));
    print("%s", line(one));
    one.undoUntil()
        .filter(until -> until.isAfter(now()))
        .ifPresent(
            until -> print("it leaves in a minute; until then: broadcast cancel %s", word(one)));
    return 0;
  }

  @Command(name = "pause", description = "Nothing of it leaves any more until it is resumed.")
  int pause(@Mixin Beside beside, @Parameters(paramLabel = "WORD") String word) {
    print(
        "%s", line(change(beside, word, (tx, all, was) -> all.pause(tx, was.id(), was.version()))));
    return 0;
  }

  @Command(name = "resume", description = "Go on where it stopped; nobody gets it twice.")
  int resume(@Mixin Beside beside, @Parameters(paramLabel = "WORD") String word) {
    print(
        "%s",
        line(change(beside, word, (tx, all, was) -> all.resume(tx, was.id(), was.version()))));
    return 0;
  }

  @Command(name = "cancel", description = "End it: what has not left never will.")
  int cancel(@Mixin Beside beside, @Parameters(paramLabel = "WORD") String word) {
    print(
        "%s",
        line(
            change(
                beside, word, (tx, all, was) -> all.cancel(tx, was.id(), was.version(), now()))));
    return 0;
  }

  @Command(name = "progress", description = "Print how far it is.")
  int progress(@Mixin Beside beside, @Parameters(paramLabel = "WORD") String word) {
    work(
        beside,
        (tx, broadcasts) -> {
          var one = named(tx, broadcasts, word);
          var far = Progress.of(tx, one.id());
          print("%s", line(one));
          print("waiting %d, told %d, passed by %d", far.waiting(), far.told(), far.passed());
          new TreeMap<>(far.sms())
              .forEach((state, n) -> print("SMS %s: %d", state.toLowerCase(Locale.ROOT), n));
          return Optional.of(tx);
        });
    return 0;
  }

  @FunctionalInterface
  private interface Change {
    Outcome of(SqlConnection tx, Broadcasts broadcasts, Broadcast was);
  }

  @FunctionalInterface
  private interface Work {
    Optional<SqlConnection> of(SqlConnection tx, Broadcasts broadcasts);
  }

  private static void work(Beside beside, Work work) {
    beside.work((tx, vault) -> work.of(tx, new Broadcasts(vault, BroadcastCommand::noMenus)));
  }

  private static Menus noMenus() {
    throw new IllegalStateException("only what is drafted is read against the menus");
  }

  /// The broadcast after the change.
  private static Broadcast change(Beside beside, String word, Change change) {
    return beside
        .work(
            (tx, vault) -> {
              var broadcasts = new Broadcasts(vault, BroadcastCommand::noMenus);
              var was = named(tx, broadcasts, word);
              done(change.of(tx, broadcasts, was));
              return broadcasts.find(tx, was.id());
            })
        .orElseThrow();
  }

  private static Broadcast named(SqlConnection tx, Broadcasts broadcasts, String word) {
    if (!WORD.matcher(word).matches()) {
      throw new Settings.Refused("give the word that draft printed, such as 3f2a91c0");
    }
    var found = broadcasts.startingWith(tx, word);
    if (found.size() == 1) return found.getFirst();
    throw new Settings.Refused(
        found.isEmpty()
            ? "there is no broadcast of this word: look with broadcast list"
            : "several begin like this: give more of the word");
  }

  private static void done(Outcome outcome) {
    if (!(outcome instanceof Outcome.Refused(Outcome.Reason reason, List<String> details))) return;
    var why = new ArrayList<String>(details);
    why.add(
        switch (reason) {
          case GONE -> "there is no such broadcast";
          case CHANGED_MEANWHILE -> "somebody has changed it at this moment: look at it again";
          case WRONG_STATE -> "not possible as it stands now: look with broadcast progress";
          case NOT_FIT -> "it cannot go out like this: nothing was changed";
          case NEEDS_SECOND ->
              "it is for more than 50 people or more than one province: a second person looks at it"
                  + " with broadcast preview and approves it";
          case OWN -> "nobody approves her own: somebody else has to look at it";
          case OTHER_TEXT -> "that is not the hash of what stands there now: preview it again";
        });
    throw new Settings.Refused(String.join("\n", why));
  }

  private static Draft read(Path file, Menus menus) {
    try {
      return DraftFile.read(Beside.read(file), menus, now());
    } catch (DraftFile.Refused wrong) {
      throw new Settings.Refused(wrong.getMessage() + "\nnothing was kept");
    }
  }

  static Menus menus(Beside beside, Optional<Path> folder) {
    try {
      var at = folder.or(() -> beside.settings().menus());
      return at.isPresent() ? MenuReader.read(at.get()) : MenuReader.readBundled();
    } catch (MenuProblems problems) {
      throw new Settings.Refused("the menus are refused:\n" + problems.getMessage());
    }
  }

  private static String line(Broadcast one) {
    return "%s %s, %d people, by %s%s"
        .formatted(
            word(one),
            one.state().name().toLowerCase(Locale.ROOT),
            one.frozen().orElse(0),
            one.author(),
            one.approval().map(BroadcastCommand::approved).orElse(""));
  }

  private static String approved(Broadcast.Approval yes) {
    var at = yes.at().map(moment -> " " + WHEN.format(moment)).orElse("");
    return ", approved by " + yes.by() + at;
  }

  private static String word(Broadcast one) {
    return one.id().toString().substring(0, SHORT);
  }

  private static String hash(Broadcast one) {
    return HexFormat.of().formatHex(one.hash()).substring(0, HASH_DIGITS);
  }

  private void print(String line, Object... values) {
    var out = spec.commandLine().getOut();
    out.println(line.formatted(values));
    out.flush();
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(PublicHolidays.ZONE);
  }
}
