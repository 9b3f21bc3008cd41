package io.larder.store.memcached;

import io.larder.spi.Ticker;
import java.util.concurrent.TimeUnit;

/**
 * When a server may reclaim a record: some grace after nobody may want it, in whole seconds, of
 * which the server's clock may have swallowed one. Never too early. Thread-safe.
 */
final class Expiry {
  /** For the server: without an end. */
  static final int NEVER = 0;

  /** What is more than this many seconds is a moment for the server, not a duration. */
  private static final long LONGEST_DURATION = 30L * 24 * 3600;

  private final Ticker ticker;
  private final long graceMillis;

  Expiry(Ticker ticker, long graceMillis) {
    this.ticker = ticker;
    this.graceMillis = graceMillis;
  }

  /**
   * Returns for how many seconds from now a record must be there, {@link #NEVER} without an end.
   */
  long seconds(long untilMillis) {
    long left = Math.max(0, untilMillis - ticker.millis());
    boolean forEver = untilMillis == Long.MAX_VALUE || left > Long.MAX_VALUE - 2 - graceMillis;
    return forEver ? NEVER : 2 + TimeUnit.MILLISECONDS.toSeconds(left + graceMillis);
  }

  /** Tells whether the server must be told a moment instead of a duration. */
  static boolean isMoment(long seconds) {
    return seconds > LONGEST_DURATION && seconds < Integer.MAX_VALUE;
  }

  /**
   * Returns the seconds as the server wants them. A moment that it cannot say, in 2038, is never.
   *
   * @param serverSeconds the time by the server's clock
   */
  static int forServer(long seconds, long serverSeconds) {
    if (seconds <= LONGEST_DURATION) {
      return (int) seconds;
    }
    long moment = serverSeconds + seconds;
    return moment > Integer.MAX_VALUE || moment < 0 ? NEVER : (int) moment;
  }
}
