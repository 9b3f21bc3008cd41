package io.larder.jcache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The loads of one cache that run now. To come and to go costs one exchange in a slot that the
 * key's hash code chooses; where a load of another key has the slot, the map takes it. Thread-safe.
 */
final class RunningLoads<K, V> {
  private static final int SLOTS = 64;

  /** As many references as fill a line of a processor's cache. */
  private static final int APART = 16;

  private final AtomicReferenceArray<@Nullable Load<K, V>> slots =
      new AtomicReferenceArray<>(SLOTS * APART);

  private final ConcurrentHashMap<K, Load<K, V>> crowdedOut = new ConcurrentHashMap<>();

  /** Adds a load, unless one of the same key is there: that one is returned. */
  @Nullable Load<K, V> add(Load<K, V> fresh) {
    int slot = slot(fresh);
    Load<K, V> found = slots.compareAndExchange(slot, null, fresh);
    if (found == null) {
      return crowdedOut.isEmpty() ? null : unlessCrowdedOut(fresh, slot);
    }
    return found.isOfSameKeyAs(fresh) ? found : crowdOut(fresh, slot);
  }

  private @Nullable Load<K, V> unlessCrowdedOut(Load<K, V> fresh, int slot) {
    Load<K, V> earlier = crowdedOut.get(fresh.key());
    if (earlier != null) {
      slots.set(slot, null);
    }
    return earlier;
  }

  /** Looks at the slot once more: it may have been left, and taken by a load of this key. */
  private @Nullable Load<K, V> crowdOut(Load<K, V> fresh, int slot) {
    Load<K, V> earlier = crowdedOut.putIfAbsent(fresh.key(), fresh);
    if (earlier != null) {
      return earlier;
    }
    Load<K, V> now = slots.get(slot);
    return now != null && now.isOfSameKeyAs(fresh) ? now : null;
  }

  /** Removes a load, if it was added. */
  void remove(Load<K, V> load) {
    int slot = slot(load);
    if (slots.get(slot) == load) {
      slots.setRelease(slot, null);
    } else if (!crowdedOut.isEmpty()) {
      crowdedOut.remove(load.key(), load);
    }
  }

  private static int slot(Load<?, ?> load) {
    int hash = load.hash();
    return ((hash ^ (hash >>> 16)) & (SLOTS - 1)) * APART;
  }
}
