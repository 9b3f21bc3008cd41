package io.larder.store.sqlite;

import io.larder.spi.Ticker;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The order in which records were used: reads are kept here until a transaction takes them along,
 * so that a read is not a write. Numbers keep their order in this process, and across processes as
 * far as their clocks agree.
 */
final class AccessStamps {
  private static final int CAPACITY = 4_096;
  private static final int SEQUENCE_BITS = 20;
  private static final String STORE = "UPDATE entry SET accessed = ? WHERE id = ? AND accessed < ?";

  private final Ticker ticker;
  private final boolean kept;
  private final AtomicLong last;
  private final Map<Long, Long> stamps = new ConcurrentHashMap<>();

  /**
   * Goes on after the highest stamp in a file.
   *
   * @param kept whether anything is to be evicted in this order
   */
  AccessStamps(Ticker ticker, long highest, boolean kept) {
    this.ticker = ticker;
    this.kept = kept;
    this.last = new AtomicLong(highest);
  }

  /** Tells whether the order matters; else records keep the stamp that they were made with. */
  boolean kept() {
    return kept;
  }

  /** Returns a stamp above all that this process gave before. */
  long next() {
    long now = Math.min(ticker.millis(), Long.MAX_VALUE >> SEQUENCE_BITS) << SEQUENCE_BITS;
    return last.updateAndGet(before -> Math.max(before + 1, now));
  }

  /**
   * Notes that a record was read, if the order matters. One record more than there is room for is
   * not noted.
   */
  void read(long id) {
    if (kept && (stamps.size() < 2 * CAPACITY || stamps.containsKey(id))) {
      stamps.put(id, next());
    }
  }

  /** Tells whether it is time to flush without waiting for a write. */
  boolean full() {
    return stamps.size() >= CAPACITY;
  }

  /** Writes down the stamps within a transaction. */
  void flush(Session session) throws SQLException {
    for (Map.Entry<Long, Long> stamp : Map.copyOf(stamps).entrySet()) {
      session.update(STORE, stamp.getValue(), stamp.getKey(), stamp.getValue());
      stamps.remove(stamp.getKey(), stamp.getValue());
    }
  }

  /** Writes down the stamps in a transaction of its own, unless another process writes now. */
  boolean tryFlush(Session session) throws SQLException {
    if (stamps.isEmpty()) {
      return true;
    }
    if (!session.beginSoon(0)) {
      return false;
    }
    flush(session);
    session.update("COMMIT");
    return true;
  }
}
