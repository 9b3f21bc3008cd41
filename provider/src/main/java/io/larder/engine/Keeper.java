package io.larder.engine;

import io.larder.spi.Copier;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Copies and weighs what comes into a {@link HeapTier}, and turns away what alone is larger than
 * the whole cache may be. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
final class Keeper<K, V> {
  private final String cacheName;
  private final Copier<K> keyCopier;
  private final Copier<V> valueCopier;
  private final Scale<K, V> scale;
  private final boolean failsOversized;
  private final LongAdder oversized = new LongAdder();

  /**
   * A keeper.
   *
   * @param cacheName for messages
   * @param failsOversized whether an entry that alone is beyond the bounds is an error; else it is
   *     not kept
   */
  Keeper(
      String cacheName,
      Copier<K> keyCopier,
      Copier<V> valueCopier,
      Scale<K, V> scale,
      boolean failsOversized) {
    this.cacheName = cacheName;
    this.keyCopier = keyCopier;
    this.valueCopier = valueCopier;
    this.scale = scale;
    this.failsOversized = failsOversized;
  }

  /** Returns what gives a new entry a key of its own, and says whose it is when that cannot be. */
  Copier<K> keyOwner() {
    return new KeyOwner();
  }

  /**
   * Returns what is kept for a new value, null when it is too large.
   *
   * @throws IllegalArgumentException when it cannot be copied or weighed, or is too large and that
   *     is an error
   */
  @Nullable Kept keep(K key, V value, Bounds bounds) {
    Object kept;
    Load load;
    try {
      kept = valueCopier.keep(value);
      load = scale.weigh(key, value, kept);
    } catch (IllegalArgumentException e) {
      throw named(e);
    }
    if (!bounds.areExceededBy(load)) {
      return new Kept(kept, load);
    }
    if (failsOversized) {
      throw new IllegalArgumentException(
          "cache '%s': the entry of key %s has %s, more than the whole cache may hold (%s); raise the bound"
              .formatted(cacheName, key, load, bounds));
    }
    return null;
  }

  private IllegalArgumentException named(IllegalArgumentException e) {
    return new IllegalArgumentException("cache '" + cacheName + "': " + e.getMessage(), e);
  }

  /** Counts a value that was put and is not kept. */
  void countOversized() {
    oversized.increment();
  }

  /** Tells figures of what is counted. */
  void tell(Load loaded, Map<String, Long> figures) {
    scale.tell(loaded, oversized.sum(), figures);
  }

  private final class KeyOwner implements Copier<K> {
    @Override
    public Object keep(K key) {
      try {
        return keyCopier.keep(key);
      } catch (IllegalArgumentException e) {
        throw named(e);
      }
    }

    @Override
    public K give(Object kept) {
      return keyCopier.give(kept);
    }
  }
}
