package io.larder.store.memcached;

import io.larder.spi.Stored;
import io.larder.spi.Version;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The newest records that were read or written, and what lay where nothing counts, each with the
 * server's number of it: whoever knows that number can change the item without reading it again. A
 * number is good for one line to the server only; a server that is started again counts anew.
 * Thread-safe.
 */
final class Seen {
  private static final int MOST = 10_000;
  private static final long MOST_BYTES = 16L << 20;

  /**
   * A record.
   *
   * @param line to the server that gave the number
   * @param cas the number
   * @param generation in which the record counts
   * @param record itself
   */
  record Sight(long line, long cas, byte[] generation, Stored record) {}

  /**
   * Something of an ended generation, removed, or foreign.
   *
   * @param line to the server that gave the number
   * @param cas the number
   */
  record Waste(long line, long cas) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Version, Sight> records = new LinkedHashMap<>();
  private final Map<String, Waste> wastes = new LinkedHashMap<>();
  private long bytes;

  /** Notes a record. */
  void saw(Sight sight) {
    lock.lock();
    try {
      bytes += sight.record().array().length;
      Sight before = records.put(sight.record().version(), sight);
      bytes -= before == null ? 0 : before.record().array().length;
      Iterator<Sight> oldest = records.values().iterator();
      while (records.size() > MOST || bytes > MOST_BYTES) {
        bytes -= oldest.next().record().array().length;
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Notes what lies under a name and counts for nothing. */
  void sawWaste(String name, Waste waste) {
    lock.lock();
    try {
      wastes.put(name, waste);
      if (wastes.size() > MOST) {
        Iterator<Waste> oldest = wastes.values().iterator();
        oldest.next();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Notes that nothing lies under a name. */
  void sawNothing(String name) {
    lock.lock();
    try {
      if (!wastes.isEmpty()) {
        wastes.remove(name);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes out what is known of a record of this line; null when nothing is. */
  @Nullable Sight take(Version version, long line) {
    lock.lock();
    try {
      Sight sight = records.remove(version);
      bytes -= sight == null ? 0 : sight.record().array().length;
      return sight != null && sight.line() == line ? sight : null;
    } finally {
      lock.unlock();
    }
  }

  /** Takes out what is known of the waste under a name; null when nothing is. */
  @Nullable Waste takeWaste(String name, long line) {
    lock.lock();
    try {
      Waste waste = wastes.remove(name);
      return waste != null && waste.line() == line ? waste : null;
    } finally {
      lock.unlock();
    }
  }
}
