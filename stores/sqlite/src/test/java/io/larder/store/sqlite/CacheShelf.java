package io.larder.store.sqlite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.cache.Cache;
import javax.cache.spi.CachingProvider;

/** A cache of strings on the store tier, with a provider of its own. */
final class CacheShelf implements Shelf {
  private final CachingProvider provider = new LarderCachingProvider();
  private final Cache<String, String> cache;

  CacheShelf(Path file) {
    this.cache =
        provider
            .getCacheManager()
            .createCache(
                "users",
                new LarderConfiguration<String, String>()
                    .setTypes(String.class, String.class)
                    .setStore("sqlite:" + file));
  }

  private static String value(String key) {
    return (key + ";").repeat(1 + Math.floorMod(key.hashCode(), 1_000));
  }

  @Override
  public void put(String key) {
    cache.put(key, value(key));
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    for (Cache.Entry<String, String> entry : cache) {
      assertThat(entry.getValue()).isEqualTo(value(entry.getKey()));
      keys.add(entry.getKey());
    }
    return keys;
  }

  @Override
  public long figure(String name) {
    LarderCache<?, ?> larder = cache.unwrap(LarderCache.class);
    assertThat(larder.figures()).containsEntry("unreadable", 0L);
    return requireNonNull(larder.figures().get("store." + name), name);
  }

  @Override
  public void close() {
    provider.close();
  }
}
