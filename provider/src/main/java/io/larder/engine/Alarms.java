package io.larder.engine;

import io.larder.spi.Ticker;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * The alarms that a table has set and not heard yet, each for a time before those set earlier: one
 * that rings leaves the next as it is. Guarded by the eviction lock.
 */
final class Alarms {
  /** A clock that is set forward is noticed after so long. */
  private static final long LONGEST_MILLIS = 3_600_000;

  private static final long LATE_MILLIS = 1_000;

  private final Ticker ticker;
  private final Alarm alarm;
  private final LongConsumer ring;
  private final TreeSet<Long> pending = new TreeSet<>();

  /**
   * None is set.
   *
   * @param ring to call {@link #rang} with the time it is given
   */
  Alarms(Ticker ticker, Alarm alarm, LongConsumer ring) {
    this.ticker = ticker;
    this.alarm = alarm;
    this.ring = ring;
  }

  /** Sees to it that an alarm rings soon after this time. */
  void set(long atMillis) {
    long now = ticker.millis();
    pending.headSet(now - LATE_MILLIS).clear(); // the clock was set forward, and they ring late
    long at = Math.min(Math.max(atMillis, now), now + LONGEST_MILLIS);
    if (!pending.isEmpty() && pending.first() <= at) {
      return;
    }
    pending.add(at);
    long delay = at - now + TimerWheel.TICK_MILLIS;
    alarm.schedule(() -> ring.accept(at), delay, TimeUnit.MILLISECONDS);
  }

  /** An alarm is over. */
  void rang(long atMillis) {
    pending.remove(atMillis);
  }
}
