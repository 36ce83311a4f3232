package org.isango;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// One event of the log: when, how grave, which class, what, and the exception if there is one. A
/// pattern would say the same, and takes longer to read than the log is mostly long.
///
/// The second net under `Msisdn`: whatever looks like a South African number is masked, in
/// exceptions too.
final class LogLine extends LayoutBase<ILoggingEvent> {
  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)(\\+?27|0)[1-8]\\d{8}(?!\\d)");
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneId.systemDefault());

  @Override
  public String doLayout(ILoggingEvent event) {
    var logger = event.getLoggerName();
    var said =
        event.getFormattedMessage()
            + "\n"
            + Optional.ofNullable(event.getThrowableProxy())
                .map(ThrowableProxyUtil::asString)
                .orElse("");
    return "%s %-5s %s %s"
        .formatted(
            WHEN.format(event.getInstant()),
            event.getLevel(),
            logger.substring(logger.lastIndexOf('.') + 1),
            NUMBER.matcher(said).replaceAll("[number]"));
  }
}
