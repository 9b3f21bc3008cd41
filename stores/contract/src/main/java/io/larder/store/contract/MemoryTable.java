package io.larder.store.contract;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.spi.Change;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The records of one namespace, in the order of their keys. Thread-safe. */
final class MemoryTable {
  private static final byte[] NO_BYTES = {};

  private final LongSupplier versions;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final NavigableMap<Key, Stored> records = new TreeMap<>();

  @GuardedBy("lock")
  private final MemoryLog log = new MemoryLog();

  @GuardedBy("lock")
  private long applied;

  @GuardedBy("lock")
  private long conflicts;

  MemoryTable(LongSupplier versions) {
    this.versions = versions;
  }

  Map<Key, Stored> get(Set<Key> keys) {
    Map<Key, Stored> found = new HashMap<>();
    lock.lock();
    try {
      for (Key key : keys) {
        Stored stored = records.get(key);
        if (stored != null) {
          found.put(key, stored);
        }
      }
    } finally {
      lock.unlock();
    }
    return found;
  }

  Result commit(Write write) {
    lock.lock();
    try {
      Stored current = records.get(write.key());
      if (!write.expected().isMet(current)) {
        conflicts++;
        return new Result.Conflict(current);
      }
      applied++;
      return new Result.Applied(apply(write, current));
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private Version apply(Write write, @Nullable Stored current) {
    Version version = Version.of(versions.getAsLong());
    Stored after = after(write, current, version);
    if (after == null) {
      records.remove(write.key());
    } else {
      records.put(write.key(), after);
    }
    log.add(new Change(write.key(), after == null ? null : version));
    return version;
  }

  /** Returns what a write makes of a record, null when it is gone. */
  private static @Nullable Stored after(Write write, @Nullable Stored current, Version version) {
    byte[] bytes = current == null ? NO_BYTES : current.bytes();
    if (write.next() instanceof Next.Put put) {
      long deadline = write.expected().deadlineMillis(put, current);
      return new Stored(put.bytes(), deadline, version, write.token(), null);
    }
    if (write.next() instanceof Next.Touch touch) {
      return new Stored(bytes, touch.deadlineMillis(), version, write.token(), null);
    }
    if (write.next() instanceof Next.Hold hold) {
      Lease lease = hold.lease();
      long deadline = current == null ? lease.untilMillis() : current.deadlineMillis();
      return new Stored(bytes, deadline, version, write.token(), lease);
    }
    return null;
  }

  /** Returns the next records in the order of their keys, from the beginning after no key. */
  List<Page.Item> after(@Nullable Key key, int limit, boolean withValues) {
    List<Page.Item> items = new ArrayList<>();
    lock.lock();
    try {
      Map<Key, Stored> rest = key == null ? records : records.tailMap(key, false);
      for (Map.Entry<Key, Stored> entry : rest.entrySet()) {
        if (items.size() == limit) {
          break;
        }
        items.add(new Page.Item(entry.getKey(), withValues ? entry.getValue() : null));
      }
    } finally {
      lock.unlock();
    }
    return items;
  }

  long clear() {
    lock.lock();
    try {
      long count = records.size();
      records.clear();
      log.addAll();
      return count;
    } finally {
      lock.unlock();
    }
  }

  long size() {
    lock.lock();
    try {
      return records.size();
    } finally {
      lock.unlock();
    }
  }

  Map<String, Long> figures() {
    lock.lock();
    try {
      return Map.of("records", (long) records.size(), "applied", applied, "conflicts", conflicts);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the number of the last change. */
  long lastChange() {
    lock.lock();
    try {
      return log.last();
    } finally {
      lock.unlock();
    }
  }

  MemoryLog.News newsAfter(long number) {
    lock.lock();
    try {
      return log.after(number);
    } finally {
      lock.unlock();
    }
  }
}
