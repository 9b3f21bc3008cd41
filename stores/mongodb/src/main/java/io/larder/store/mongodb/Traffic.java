package io.larder.store.mongodb;

import com.mongodb.event.ConnectionCheckedOutEvent;
import com.mongodb.event.ConnectionPoolListener;
import io.larder.spi.StoreCounts;

/**
 * Counts what is sent to servers, and knows how often a thread's call took a connection to send
 * something: what failed before the first was certainly not done. (The driver tells of each
 * command, too, but then copies all that is said.) Thread-safe.
 */
final class Traffic implements ConnectionPoolListener {
  private final StoreCounts counts;
  private final ThreadLocal<Integer> taken = ThreadLocal.withInitial(() -> 0);

  Traffic(StoreCounts counts) {
    this.counts = counts;
  }

  @Override
  public void connectionCheckedOut(ConnectionCheckedOutEvent event) {
    counts.roundTrip();
    taken.set(taken.get() + 1);
  }

  /** Begins a call of this thread. */
  void begin() {
    taken.set(0);
  }

  /** Returns how often this thread took a connection since {@link #begin}. */
  int taken() {
    return taken.get();
  }

  /** Counts commands that a call sends over the same connection after its first. */
  void sentMore(int commands) {
    for (int i = 0; i < commands; i++) {
      counts.roundTrip();
    }
  }
}
