package io.larder.sdk.call;

import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Where a result is kept. Two are equal when they mean the same key of the very same cache object.
 *
 * @param cache the cache
 * @param key the key in it
 */
record Spot(Cache<?, ?> cache, String key) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Spot spot && cache == spot.cache && key.equals(spot.key);
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(cache) + key.hashCode();
  }
}
