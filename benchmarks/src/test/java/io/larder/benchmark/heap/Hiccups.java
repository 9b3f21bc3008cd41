package io.larder.benchmark.heap;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A control: how much later than asked a thread wakes up that does nothing else. What it sees is
 * the machine's and the JVM's doing and no cache's.
 */
final class Hiccups implements Runnable {
  private static final long NAP = Duration.ofMillis(1).toNanos();

  private final long end;
  private final Histogram late = new Histogram(3);

  Hiccups(Duration duration) {
    end = System.nanoTime() + duration.toNanos();
  }

  @Override
  public void run() {
    long now = System.nanoTime();
    while (now < end) {
      LockSupport.parkNanos(NAP);
      long woken = System.nanoTime();
      late.recordValueWithExpectedInterval(Math.max(0, woken - now - NAP), NAP);
      now = woken;
    }
  }

  /** Returns nanoseconds; once it has ended. */
  Histogram late() {
    return late;
  }
}
