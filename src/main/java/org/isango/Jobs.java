package org.isango;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What runs again and again beside the hops, several at once: a job that takes long keeps no page
/// waiting. A job that fails is logged by its name and runs again at its next turn.
final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

  private static final int AT_ONCE = 4;

  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(AT_ONCE, Thread.ofVirtual().name("jobs").factory());

  void every(Duration pause, String name, Runnable job) {
    timer.scheduleWithFixedDelay(() -> run(name, job), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run(String name, Runnable job) {
    try {
      job.run();
    } catch (Throwable failure) {
      // Whatever it is, checked exceptions included that an awaited future throws: a job that lets
      // it through would never run again.
      // What the end of the service breaks off is no failure.
      if (!timer.isShutdown()) {
        LOG.warn("job {} failed: {}", name, failure.getClass().getSimpleName());
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
