package io.larder.tier;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Records on the heap that stand in for those of a store that is down: bounded, the least recently
 * used leave. Remembers what was changed. Guarded by the lock of its owner.
 *
 * <p>What it does not know is read as a shadow, a record worth nothing, and not as absent: so the
 * removal of what it does not know is a write as well, and is remembered.
 */
final class StandIn {
  private static final byte[] NO_BYTES = {};

  /** Tells its versions from those of stores. */
  private final long origin = ThreadLocalRandom.current().nextLong() | 1;

  private final long maximumEntries;
  private final LinkedHashMap<Key, Stored> records = new LinkedHashMap<>(16, 0.75f, true);
  private Doubts doubts = new Doubts();
  private long versions;
  private boolean cleared;
  private Stored shadow;

  StandIn(long maximumEntries) {
    this.maximumEntries = maximumEntries;
    this.shadow = shadow(nextVersion());
  }

  private static Stored shadow(Version version) {
    return new Stored(NO_BYTES, Long.MAX_VALUE, version, Token.random(), null);
  }

  Doubts doubts() {
    return doubts;
  }

  /** Returns what is doubted, and begins to remember anew. */
  Doubts takeDoubts() {
    Doubts taken = doubts;
    doubts = new Doubts();
    return taken;
  }

  /** Doubts these as well; returns all that is doubted. */
  Doubts doubt(Doubts others) {
    doubts.addAll(others);
    return doubts;
  }

  /** Tells whether a version was made here, under no lock. */
  boolean made(Version version) {
    return version.high() == origin;
  }

  Map<Key, Stored> get(Set<Key> keys) {
    Map<Key, Stored> found = new HashMap<>();
    for (Key key : keys) {
      Stored stored = records.get(key);
      found.put(key, stored == null ? shadow : stored);
    }
    return found;
  }

  Result commit(Write write) {
    doubts.add(write.key());
    Stored current = records.get(write.key());
    if (!isExpected(write, current)) {
      return new Result.Conflict(current);
    }
    Version version = nextVersion();
    Stored after = after(write, current, version);
    if (after == null) {
      records.remove(write.key());
    } else {
      records.put(write.key(), after);
      keepBound();
    }
    return new Result.Applied(version);
  }

  /** Takes a write that was sent to the store, and of which nobody has heard. */
  Result commitInDoubt(Write write) {
    if (write.expected() instanceof Expected.Absent) {
      doubts.addLate(write.key());
    }
    return commit(write);
  }

  /**
   * A step that read from the store before it went down goes on here, if it needs nothing of the
   * record it has read: nobody in this process has changed the entry since, but by a clear.
   */
  private boolean isExpected(Write write, @Nullable Stored current) {
    if (!(write.expected() instanceof Expected.Is is)) {
      return current == null;
    }
    if (current != null) {
      return is.version().equals(current.version());
    }
    boolean whole = write.next() instanceof Next.Put || write.next() instanceof Next.Delete;
    return is.version().equals(shadow.version()) || (!made(is.version()) && whole && !cleared);
  }

  private static @Nullable Stored after(Write write, @Nullable Stored current, Version version) {
    byte[] bytes = current == null ? NO_BYTES : current.bytes();
    if (write.next() instanceof Next.Put put) {
      return new Stored(put.bytes(), put.deadlineMillis(), version, write.token(), null);
    }
    if (write.next() instanceof Next.Hold hold) {
      long deadline = current == null ? hold.lease().untilMillis() : current.deadlineMillis();
      return new Stored(bytes, deadline, version, write.token(), hold.lease());
    }
    return write.next() instanceof Next.Touch touch && current != null
        ? new Stored(bytes, touch.deadlineMillis(), version, write.token(), null)
        : null;
  }

  private Version nextVersion() {
    versions++;
    return new Version(origin, versions);
  }

  private void keepBound() {
    if (records.size() > maximumEntries) {
      records.remove(records.keySet().iterator().next());
    }
  }

  List<Page.Item> all(boolean withValues) {
    List<Page.Item> items = new ArrayList<>(records.size());
    records.forEach((key, stored) -> items.add(new Page.Item(key, withValues ? stored : null)));
    return items;
  }

  long size() {
    return records.size();
  }

  /** Removes everything, what the store has as well. */
  long clear() {
    long count = records.size();
    records.clear();
    shadow = shadow(nextVersion());
    doubts.addAll();
    cleared = true;
    return count;
  }

  /** Forgets everything: the store is asked again. */
  void reset() {
    records.clear();
    doubts = new Doubts();
  }
}
