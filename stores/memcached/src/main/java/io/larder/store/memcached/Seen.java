package io.larder.store.memcached;

import io.larder.spi.Stored;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was read or written last, by name: whoever knows the server's number of an item can change
 * it without reading it again, if nobody else has changed it since. A number is good for one line
 * to the server only; a server that is started again counts anew. Thread-safe.
 */
final class Seen {
  private static final int MOST = 10_000;
  private static final long MOST_BYTES = 16L << 20;
  private static final byte[] NO_GENERATION = {};

  /**
   * What lay under a name.
   *
   * @param line to the server that said so
   * @param cas the server's number of it, 0 where nothing lay there
   * @param generation in which the record counts
   * @param record null where what lay there counts for nothing: it is of an ended generation,
   *     removed, or foreign
   */
  record Sight(long line, long cas, byte[] generation, @Nullable Stored record) {
    /** Nothing lay there. */
    static Sight nothing(long line) {
      return new Sight(line, 0, NO_GENERATION, null);
    }

    /** Something lay there that counts for nothing. */
    static Sight waste(long line, long cas) {
      return new Sight(line, cas, NO_GENERATION, null);
    }

    /** Tells whether another sight is of the same, so that it says nothing new. */
    private boolean isAs(Sight other) {
      return line == other.line && cas == other.cas && (record == null) == (other.record == null);
    }

    boolean isThere() {
      return cas != 0;
    }

    private int length() {
      return record == null ? 0 : record.array().length;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Sight> sights = new LinkedHashMap<>();
  private long bytes;

  /**
   * Notes what lies under a name, at the place that the name had, and only where it is not what lay
   * there before: entries that come and go all the time would be promoted, and make much more work
   * for a garbage collector.
   */
  void saw(String name, Sight sight) {
    lock.lock();
    try {
      Sight before = sights.get(name);
      if (before != null && before.isAs(sight)) {
        return;
      }
      sights.put(name, sight);
      bytes += sight.length() - (before == null ? 0 : before.length());
      Iterator<Sight> oldest = sights.values().iterator();
      while (sights.size() > MOST || bytes > MOST_BYTES) {
        bytes -= oldest.next().length();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns what was seen under a name over this line; null when nothing is known. */
  @Nullable Sight last(String name, long line) {
    lock.lock();
    try {
      Sight sight = sights.get(name);
      return sight != null && sight.line() == line ? sight : null;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what was seen under a name. */
  void forget(String name) {
    lock.lock();
    try {
      Sight sight = sights.remove(name);
      bytes -= sight == null ? 0 : sight.length();
    } finally {
      lock.unlock();
    }
  }
}
