package io.larder.tier;

import io.larder.spi.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The chunks that belong to records this process has read or written lately, by the version of the
 * record: whoever changes a record has read it just before. What is forgotten costs nothing but
 * chunks that stay until their time is over. Thread-safe.
 */
final class KnownChunks {
  private static final int MOST = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Version, Chunks> chunks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, Chunks> eldest) {
          return size() > MOST;
        }
      };
  private volatile boolean everAny;

  /** Tells whether this process ever met a value in chunks here. */
  boolean everAny() {
    return everAny;
  }

  void put(Version version, Chunks known) {
    everAny = true;
    lock.lock();
    try {
      chunks.put(version, known);
    } finally {
      lock.unlock();
    }
  }

  /** Returns what is known of a record that is no more, and forgets it. */
  @Nullable Chunks take(Version version) {
    if (!everAny) {
      return null;
    }
    lock.lock();
    try {
      return chunks.remove(version);
    } finally {
      lock.unlock();
    }
  }
}
