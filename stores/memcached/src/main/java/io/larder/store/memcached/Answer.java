package io.larder.store.memcached;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import net.spy.memcached.ops.DeleteOperation;
import net.spy.memcached.ops.GetsOperation;
import net.spy.memcached.ops.OperationStatus;
import net.spy.memcached.ops.StatsOperation;
import net.spy.memcached.ops.StatusCode;
import net.spy.memcached.ops.StoreOperation;
import org.jspecify.annotations.Nullable;

/**
 * What a server says to one command. Written by the client's thread, read by the caller when it is
 * over. Thread-safe.
 */
final class Answer
    implements GetsOperation.Callback,
        StoreOperation.Callback,
        DeleteOperation.Callback,
        StatsOperation.Callback {
  private final CountDownLatch awaited;
  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, String> stats = new HashMap<>();
  private @Nullable OperationStatus status;
  private long cas;
  private boolean over;

  /** An answer for which somebody waits, together with others. */
  Answer(CountDownLatch awaited) {
    this.awaited = awaited;
  }

  @Override
  public synchronized void gotData(String name, int flags, long number, byte[] bytes) {
    if (!over) {
      items.put(name, new Item(flags, number, bytes));
    }
  }

  @Override
  public synchronized void gotData(String name, long number) {
    cas = number;
  }

  @Override
  public synchronized void gotData(long number) {
    cas = number;
  }

  @Override
  public synchronized void gotStat(String name, String value) {
    stats.put(name, value);
  }

  @Override
  public synchronized void receivedStatus(OperationStatus received) {
    StatusCode code = received.getStatusCode();
    if (!over && code != StatusCode.CANCELLED && code != StatusCode.TIMEDOUT) {
      status = received;
    }
  }

  @Override
  public synchronized void complete() {
    if (!over) {
      over = true;
      awaited.countDown();
    }
  }

  synchronized boolean isOver() {
    return over;
  }

  /** Returns how it ended; null when the server did not say. */
  synchronized @Nullable OperationStatus status() {
    return status;
  }

  /** Returns what was found; nothing as long as it is not over. */
  synchronized Map<String, Item> items() {
    return over ? Collections.unmodifiableMap(items) : Map.of(); // it changes no more
  }

  /** Returns figures by name. */
  synchronized Map<String, String> stats() {
    return Map.copyOf(stats);
  }

  /** Returns the number of the state that was written, 0 when the server did not say. */
  synchronized long cas() {
    return cas;
  }
}
