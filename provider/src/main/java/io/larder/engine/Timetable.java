package io.larder.engine;

import io.larder.spi.Ticker;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * When the nodes of a table expire, and the alarm for the next of them. Guarded by the eviction
 * lock.
 */
final class Timetable {
  private final Ticker ticker;
  private final TimerWheel wheel;
  private final Alarms alarms;
  private boolean closed;

  /**
   * No node yet.
   *
   * @param ring hears, under no lock, when nodes may be due, and is to take them with the time that
   *     it is given
   */
  Timetable(Ticker ticker, Alarm alarm, LongConsumer ring) {
    this.ticker = ticker;
    this.wheel = new TimerWheel(ticker.millis());
    this.alarms = new Alarms(ticker, alarm, ring);
  }

  /** Sees to it that somebody looks at a node soon after its deadline. */
  void schedule(TimedNode node) {
    wheel.cancel(node);
    wheel.schedule(node);
    setAlarm(node.deadlineMillis());
  }

  /** Forgets a node. */
  void cancel(TimedNode node) {
    wheel.cancel(node);
  }

  /**
   * Hands over the nodes that are due, and forgets them.
   *
   * @param atMillis of the alarm that rang
   */
  void takeDue(long atMillis, Consumer<TimedNode> taker) {
    if (closed) {
      return;
    }
    long now = ticker.millis();
    wheel.advance(now, taker);
    alarms.rang(atMillis);
    long delay = wheel.millisToNext(now);
    setAlarm(delay == Long.MAX_VALUE ? delay : now + delay);
  }

  /** Sets no alarm from now on, and is deaf to those that are set. */
  void close() {
    closed = true;
  }

  private void setAlarm(long atMillis) {
    if (!closed && atMillis != Long.MAX_VALUE) {
      alarms.set(atMillis);
    }
  }
}
