package io.larder.store.memcached;

import io.larder.spi.Ticker;
import java.util.concurrent.TimeUnit;

/**
 * When a call must end. Servers answer in real time, whatever the clock of the records is.
 *
 * @param atNanos by the system's ticker
 */
record Deadline(long atNanos) {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  static Deadline inMillis(long millis) {
    return new Deadline(Ticker.system().nanos() + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** Returns how long there is, 0 when it is over. */
  long leftNanos() {
    return Math.max(0, atNanos - Ticker.system().nanos());
  }

  /** Waits for a moment, and returns whether there is time left. */
  boolean pause() {
    long nanos = Math.min(leftNanos(), PAUSE_NANOS);
    Patience.with(
        () -> {
          TimeUnit.NANOSECONDS.sleep(nanos);
          return true;
        });
    return !isOver();
  }

  boolean isOver() {
    return leftNanos() == 0;
  }
}
