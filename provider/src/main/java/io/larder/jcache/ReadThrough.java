package io.larder.jcache;

import io.larder.jcache.event.Nesting;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * Calls the {@link CacheLoader} (JSR-107 1.1, chapter 7). Whatever it throws comes out as a {@link
 * CacheLoaderException}.
 */
final class ReadThrough<K, V> {
  private final String cacheName;
  private final @Nullable CacheLoader<K, V> loader;
  private final boolean onMiss;

  /**
   * A caller of a loader.
   *
   * @param onMiss whether a miss asks the loader, and not just {@code loadAll}
   */
  ReadThrough(String cacheName, @Nullable CacheLoader<K, V> loader, boolean onMiss) {
    this.cacheName = cacheName;
    this.loader = loader;
    this.onMiss = onMiss;
  }

  boolean canLoad() {
    return loader != null;
  }

  boolean loadsOnMiss() {
    return onMiss && loader != null;
  }

  @Nullable V load(K key) {
    CacheLoader<K, V> source = loader;
    return source == null ? null : call("load", () -> source.load(key));
  }

  /** Returns what the loader has for these keys; null values are to be left out. */
  Map<K, V> loadAll(Set<K> keys) {
    CacheLoader<K, V> source = loader;
    if (source == null || keys.isEmpty()) {
      return Map.of();
    }
    Map<K, V> loaded = call("loadAll", () -> source.loadAll(keys));
    return loaded == null ? Map.of() : loaded;
  }

  private <T> @Nullable T call(String what, Supplier<@Nullable T> call) {
    try {
      return Nesting.<@Nullable T>underLock(call);
    } catch (CacheLoaderException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CacheLoaderException(
          "%s by the loader of cache '%s' failed".formatted(what, cacheName), e);
    }
  }
}
