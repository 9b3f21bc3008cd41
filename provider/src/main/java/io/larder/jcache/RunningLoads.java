package io.larder.jcache;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The loads of one cache that run now, one for a key at most. They stand in slots that the hash
 * codes of their keys choose: to come and to go mostly costs one exchange each. Thread-safe.
 */
final class RunningLoads<K, V> {
  private static final int SLOTS = 64;

  /** As many references as fill a line of a processor's cache; the first line has the length. */
  private static final int APART = 16;

  /** In each nothing, a load, or a list of several, which is never changed. */
  private final AtomicReferenceArray<@Nullable Object> slots =
      new AtomicReferenceArray<>((1 + SLOTS) * APART);

  /** Adds a load, unless one of the same key is there: that one is returned. */
  @Nullable Load<K, V> add(Load<K, V> fresh) {
    int slot = slot(fresh);
    while (true) {
      Object there = slots.compareAndExchange(slot, null, fresh);
      if (there == null) {
        return null;
      }
      List<Load<K, V>> loads = new ArrayList<>(loads(there));
      for (Load<K, V> each : loads) {
        if (each.isOfSameKeyAs(fresh)) {
          return each;
        }
      }
      loads.add(fresh);
      if (slots.compareAndSet(slot, there, loads)) {
        return null;
      }
    }
  }

  /** Removes a load that was added. */
  void remove(Load<K, V> load) {
    int slot = slot(load);
    Object there;
    do {
      there = requireNonNull(slots.get(slot), "there");
    } while (!slots.compareAndSet(slot, there, without(there, load)));
  }

  /** Returns what stays in a slot. */
  private static <K, V> @Nullable Object without(Object there, Load<K, V> gone) {
    if (there == gone) {
      return null;
    }
    List<Load<K, V>> rest = new ArrayList<>(loads(there));
    rest.remove(gone);
    return rest.size() == 1 ? rest.get(0) : rest;
  }

  @SuppressWarnings("unchecked") // nothing else is ever set
  private static <K, V> List<Load<K, V>> loads(Object there) {
    return there instanceof Load<?, ?> one ? List.of((Load<K, V>) one) : (List<Load<K, V>>) there;
  }

  private static int slot(Load<?, ?> load) {
    int hash = load.hash();
    return (1 + ((hash ^ (hash >>> 16)) & (SLOTS - 1))) * APART;
  }
}
