package org.isango.gateway;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// Everything that is logged while it is open, at every level and by every library, with the stack
/// traces.
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Map<Logger, Level> before = new LinkedHashMap<>();
  private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
  private final Logger root;

  private LogLines(LoggerContext context) {
    root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    for (var logger : context.getLoggerList()) {
      if (logger.getLevel() != null) before.put(logger, logger.getLevel());
    }
    before.keySet().forEach(logger -> logger.setLevel(Level.TRACE));
    setContext(context);
    start();
    root.iteratorForAppenders().forEachRemaining(usual::add);
    usual.forEach(root::detachAppender);
    root.addAppender(this);
  }

  public static LogLines open() {
    return new LogLines((LoggerContext) LoggerFactory.getILoggerFactory());
  }

  @Override
  protected void append(ILoggingEvent event) {
    var trace =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    lines.add(event.getLevel() + " " + event.getFormattedMessage() + "\n" + trace);
  }

  public List<String> lines() {
    return lines;
  }

  @Override
  public void close() {
    root.detachAppender(this);
    usual.forEach(root::addAppender);
    before.forEach(Logger::setLevel);
  }
}
