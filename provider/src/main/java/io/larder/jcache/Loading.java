package io.larder.jcache;

import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;

/** Runs {@code loadAll} in the background and tells the listener how it ended. Thread-safe. */
final class Loading {
  private final String cacheName;
  private final Background background;
  private final boolean canLoad;

  Loading(String cacheName, Background background, boolean canLoad) {
    this.cacheName = cacheName;
    this.background = background;
    this.canLoad = canLoad;
  }

  /** Loads soon; without a loader, is done at once. */
  <K, V> void loadAll(
      Pipeline<K, V> pipeline,
      Set<K> keys,
      boolean replace,
      @Nullable CompletionListener listener,
      BooleanSupplier closed) {
    if (!canLoad) {
      complete(listener, null);
      return;
    }
    background.run(
        () -> {
          Exception failure = null;
          try {
            if (closed.getAsBoolean()) {
              throw new CacheException("cache '" + cacheName + "' was closed before it loaded");
            }
            pipeline.stepAll(keys, pipeline.loads().loadAll(replace));
          } catch (RuntimeException e) {
            failure = e;
          } catch (Error e) {
            failure = new CacheLoaderException("loadAll of cache '" + cacheName + "' failed", e);
          }
          complete(listener, failure);
        });
  }

  private static void complete(@Nullable CompletionListener listener, @Nullable Exception failure) {
    if (listener == null) {
      return;
    }
    if (failure == null) {
      listener.onCompletion();
    } else {
      listener.onException(failure);
    }
  }
}
