package io.larder.jcache;

import io.larder.jcache.event.Nesting;
import io.larder.spi.Copier;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;

/** Runs {@code loadAll} in the background and tells the listener how it ended. Thread-safe. */
final class Loading<K, V> {
  private final String cacheName;
  private final Background background;
  private final boolean canLoad;
  private final Copier<K> keyCopier;

  /**
   * A runner of loads.
   *
   * @param keyCopier makes keys that the application cannot change while they are loaded
   */
  Loading(String cacheName, Background background, boolean canLoad, Copier<K> keyCopier) {
    this.cacheName = cacheName;
    this.background = background;
    this.canLoad = canLoad;
    this.keyCopier = keyCopier;
  }

  /** Loads soon; without a loader, is done at once. */
  void loadAll(
      Pipeline<K, V> pipeline,
      Set<K> keys,
      boolean replace,
      @Nullable CompletionListener listener,
      BooleanSupplier closed) {
    if (!canLoad) {
      complete(listener, null);
      return;
    }
    Set<K> own = new LinkedHashSet<>();
    keys.forEach(key -> own.add(keyCopier.copy(key)));
    background.run(
        () -> {
          Exception failure = null;
          try {
            if (closed.getAsBoolean()) {
              throw new CacheException("cache '" + cacheName + "' was closed before it loaded");
            }
            pipeline.stepAll(own, pipeline.loads().loadAll(replace));
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
    try {
      Nesting.alone(
          () -> {
            if (failure == null) {
              listener.onCompletion();
            } else {
              listener.onException(failure);
            }
          });
    } catch (RuntimeException e) {
      System.getLogger(Loading.class.getName())
          .log(System.Logger.Level.WARNING, "a completion listener failed", e);
    }
  }
}
