package io.larder.engine;

import io.larder.spi.Weigher;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Weighs entries as far as a cache's bounds ask for it. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class Scale<K, V> {
  private final @Nullable ToLongFunction<Object> sizeOf;
  private final @Nullable Weigher<? super K, ? super V> weigher;

  /**
   * A scale.
   *
   * @param sizeOf gives the bytes that an object takes on the heap, null when nobody wants to know
   * @param weigher the application's, null when there is none
   */
  public Scale(
      @Nullable ToLongFunction<Object> sizeOf, @Nullable Weigher<? super K, ? super V> weigher) {
    this.sizeOf = sizeOf;
    this.weigher = weigher;
  }

  /** Returns a scale on which nothing weighs anything. */
  public static <K, V> Scale<K, V> none() {
    return new Scale<>(null, null);
  }

  /**
   * Returns these bounds, if what they bound is counted.
   *
   * @throws IllegalStateException when the cache was made without such a bound
   */
  public Bounds requireCounted(Bounds bounds) {
    requireCounted(sizeOf, bounds.bytes(), "bytes", "maximumBytes");
    requireCounted(weigher, bounds.weight(), "weight", "a weigher");
    return bounds;
  }

  private static void requireCounted(
      @Nullable Object counter, long bound, String what, String setting) {
    if (counter == null && bound != Long.MAX_VALUE) {
      throw new IllegalStateException(
          "the %s of entries cannot be bounded now, since it was not counted; make the cache with %s"
              .formatted(what, setting));
    }
  }

  /** Tells figures of what is counted. */
  void tell(Load loaded, long oversized, Map<String, Long> figures) {
    if (sizeOf != null) {
      figures.put("bytes", loaded.bytes());
    }
    if (weigher != null) {
      figures.put("weight", loaded.weight());
    }
    if (isUsed()) {
      figures.put("oversized", oversized);
    }
  }

  /** Tells whether anything weighs anything. */
  public boolean isUsed() {
    return sizeOf != null || weigher != null;
  }

  /**
   * Weighs an entry.
   *
   * @param kept what the cache keeps for the value
   * @throws IllegalArgumentException when the weigher returns less than 0
   */
  public Load weigh(K key, V value, Object kept) {
    if (!isUsed()) {
      return Load.NOTHING;
    }
    long bytes =
        sizeOf == null ? 0 : WeighedNode.BYTES + sizeOf.applyAsLong(key) + sizeOf.applyAsLong(kept);
    long weight = weigher == null ? 0 : weigher.weigh(key, value);
    if (weight < 0) {
      throw new IllegalArgumentException(
          "the weigher gave key %s the weight %d; it must be 0 or more".formatted(key, weight));
    }
    return new Load(bytes, weight);
  }
}
