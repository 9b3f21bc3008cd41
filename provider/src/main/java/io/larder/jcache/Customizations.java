package io.larder.jcache;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.cache.CacheException;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the application's factories made for one cache. Closed with it, whatever of it can be.
 *
 * @param loader asked by {@code loadAll}, and by a miss when the cache reads through
 * @param writer null unless the cache writes through
 */
record Customizations<K, V>(
    ExpiryPolicy expiryPolicy,
    @Nullable CacheLoader<K, V> loader,
    @Nullable CacheWriter<? super K, ? super V> writer) {
  /** Calls the factories; what was made is closed again when a later one fails. */
  static <K, V> Customizations<K, V> of(
      String cacheName, CompleteConfiguration<K, V> configuration) {
    List<Object> made = new ArrayList<>();
    try {
      ExpiryPolicy policy = configuration.getExpiryPolicyFactory().create();
      if (policy == null) {
        throw new CacheException(
            "cache '" + cacheName + "': its factory of expiry policies returned null");
      }
      made.add(policy);
      Factory<CacheLoader<K, V>> loaders = configuration.getCacheLoaderFactory();
      CacheLoader<K, V> loader = loaders == null ? null : loaders.create();
      if (loader != null) {
        made.add(loader);
      }
      Factory<CacheWriter<? super K, ? super V>> writers = configuration.getCacheWriterFactory();
      boolean writes = configuration.isWriteThrough() && writers != null;
      return new Customizations<>(policy, loader, writes ? writers.create() : null);
    } catch (RuntimeException e) {
      made.forEach(Customizations::close);
      throw e;
    }
  }

  /** One object may have several of these parts: it is closed once. */
  void close() {
    Set<Object> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Object part : new @Nullable Object[] {loader, writer, expiryPolicy}) {
      if (part != null && parts.add(part)) {
        close(part);
      }
    }
  }

  private static void close(Object part) {
    if (part instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException | RuntimeException e) {
        System.getLogger(Customizations.class.getName())
            .log(Logger.Level.WARNING, "closing " + part.getClass().getName() + " failed", e);
      }
    }
  }
}
