package org.isango.kit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/// Listens to everything that is logged in the whole test run, by this process before anything is
/// masked and by the services that tests start as they print it. A phone number or a planted word
/// in any line fails the test class during which it came. Runs with every test class by itself.
public final class LogCanary implements BeforeAllCallback, AfterAllCallback {
  /// A South African mobile number, as a whole word.
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z])(?:\\+?27|0)[6-8][0-9]{8}(?![0-9A-Za-z])");

  private static final Ear EAR = new Ear();

  /// What is heard of all loggers, and of files as they grow.
  private static final class Ear extends AppenderBase<ILoggingEvent> {
    private final Set<String> planted = ConcurrentHashMap.newKeySet();
    private final Map<Path, Long> read = new ConcurrentHashMap<>();
    private final List<String> found = new CopyOnWriteArrayList<>();
    private final AtomicLong heard = new AtomicLong();

    @Override
    protected void append(ILoggingEvent event) {
      var proxy = event.getThrowableProxy();
      hear(
          event.getLoggerName(),
          event.getFormattedMessage() + (proxy == null ? "" : ThrowableProxyUtil.asString(proxy)));
    }

    /// What is wrong with it is kept without the words themselves.
    private void hear(String where, String text) {
      heard.incrementAndGet();
      if (tells(text, planted)) found.add(where);
    }

    private void readOn() {
      read.forEach((file, at) -> read.put(file, readOn(file, at)));
    }

    private long readOn(Path file, long at) {
      if (!Files.exists(file)) return at;
      try (var channel = FileChannel.open(file)) {
        var fresh = ByteBuffer.allocate((int) Math.max(0, channel.size() - at));
        int length = channel.read(fresh, at);
        if (length > 0) hear(file.getFileName().toString(), text(fresh.array()));
        return at + Math.max(0, length);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static String text(byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /// Whether a number or one of the words stands in it.
  static boolean tells(String text, Set<String> words) {
    return NUMBER.matcher(text).find() || words.stream().anyMatch(text::contains);
  }

  /// Words that a test types and nobody may log.
  public static void plant(Iterable<String> words) {
    words.forEach(EAR.planted::add);
  }

  /// A file that another process logs to.
  public static void follow(Path log) {
    EAR.read.putIfAbsent(log, 0L);
  }

  /// How much was heard since the run began.
  public static long heard() {
    EAR.readOn();
    return EAR.heard.get();
  }

  /// What was found since it was last asked: where, never what.
  static List<String> found() {
    EAR.readOn();
    var all = List.copyOf(EAR.found);
    EAR.found.removeAll(all);
    return all;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (EAR.isStarted()) return;
    var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    EAR.setContext(loggers);
    EAR.setName("canary");
    EAR.start();
    loggers.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(EAR);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    var found = found();
    if (!found.isEmpty()) {
      throw new AssertionError("a number or words of a member were logged by " + found);
    }
  }
}
