package io.larder.jcache;

import static java.util.Objects.requireNonNull;

import io.larder.engine.Failures;
import io.larder.jcache.config.Defaults;
import io.larder.jcache.config.Settings;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * The caches of one URI and class loader. Thread-safe; to find a cache takes no lock.
 *
 * <p>A cache whose configuration is a plain one gets what Larder adds from the manager's
 * properties, then from the file that its URI names, then from system properties, all read once
 * when the manager is made.
 */
public final class LarderCacheManager implements CacheManager {
  private final CachingProvider provider;
  private final URI uri;
  private final WeakReference<ClassLoader> loader;
  private final Properties properties;
  private final Defaults defaults;
  private final Managers managers;
  private final Workers workers = new Workers();
  private final ConcurrentHashMap<String, TieredCache<?, ?>> caches = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A manager without caches.
   *
   * @param managers its provider's, told when this one is closed
   * @throws IllegalArgumentException when a property that begins with {@code larder.} is unknown
   * @throws CacheException when the URI names a file that cannot be read
   */
  LarderCacheManager(
      CachingProvider provider,
      URI uri,
      ClassLoader loader,
      Properties properties,
      Managers managers) {
    this.provider = provider;
    this.uri = uri;
    this.loader = new WeakReference<>(loader);
    this.properties = new Properties();
    this.properties.putAll(properties);
    for (String name : properties.stringPropertyNames()) { // those of its defaults as well
      this.properties.setProperty(name, properties.getProperty(name));
    }
    this.defaults = new Defaults(uri, properties);
    this.managers = managers;
  }

  @Override
  public CachingProvider getCachingProvider() {
    return provider;
  }

  @Override
  public URI getURI() {
    return uri;
  }

  @Override
  @SuppressWarnings("NullAway") // null once the class loader is gone, and with it every caller
  public ClassLoader getClassLoader() {
    return loader.get();
  }

  @Override
  public Properties getProperties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  private void requireOpen() {
    if (isClosed()) {
      throw new IllegalStateException("cache manager " + uri + " is closed");
    }
  }

  @Override
  public <K, V, C extends Configuration<K, V>> Cache<K, V> createCache(
      String cacheName, C configuration) {
    requireOpen();
    requireNonNull(cacheName, "cacheName");
    requireNonNull(configuration, "configuration");
    requireFree(caches.get(cacheName));
    CurrentConfiguration<K, V> current = new CurrentConfiguration<>(configuration);
    if (defaults.statistics()) {
      current.setStatisticsEnabled(true);
    }
    if (defaults.management()) {
      current.setManagementEnabled(true);
    }
    CompleteConfiguration<K, V> complete = current.get();
    Settings settings = Settings.of(cacheName, complete, defaults);
    CacheBuilder<K, V> builder =
        new CacheBuilder<>(settings, current, requireLoader(), uri, managers.stores(), workers);
    TieredCache<K, V> cache = new TieredCache<>(cacheName, this, builder);
    TieredCache<?, ?> other = caches.putIfAbsent(cacheName, cache);
    if (other != null) {
      cache.close();
      requireFree(other);
    }
    try {
      cache.start();
      requireOpen();
    } catch (RuntimeException e) {
      cache.close();
      throw e;
    }
    return cache;
  }

  private void requireFree(@Nullable TieredCache<?, ?> other) {
    if (other != null) {
      throw new CacheException(
          "cache '%s' exists in manager %s; destroy it first or choose another name"
              .formatted(other.getName(), uri));
    }
  }

  private ClassLoader requireLoader() {
    ClassLoader known = loader.get();
    if (known == null) {
      throw new IllegalStateException("the class loader of cache manager " + uri + " is gone");
    }
    return known;
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the types are checked; null when there is none
  public <K, V> Cache<K, V> getCache(String cacheName, Class<K> keyType, Class<V> valueType) {
    requireOpen();
    requireNonNull(cacheName, "cacheName");
    requireNonNull(keyType, "keyType");
    requireNonNull(valueType, "valueType");
    TieredCache<?, ?> cache = caches.get(cacheName);
    if (cache == null) {
      return null;
    }
    Arguments<?, ?> declared = cache.arguments();
    requireSame(cacheName, "keys", declared.keyType(), keyType);
    requireSame(cacheName, "values", declared.valueType(), valueType);
    return (Cache<K, V>) cache;
  }

  private static void requireSame(
      String cacheName, String what, Class<?> declared, Class<?> asked) {
    if (!declared.equals(asked)) {
      throw new ClassCastException(
          "cache '%s' has %s of %s, not of %s"
              .formatted(cacheName, what, declared.getName(), asked.getName()));
    }
  }

  @Override
  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // unchecked by specification; null when there is none
  public <K, V> Cache<K, V> getCache(String cacheName) {
    requireOpen();
    requireNonNull(cacheName, "cacheName");
    return (Cache<K, V>) caches.get(cacheName);
  }

  @Override
  public Iterable<String> getCacheNames() {
    requireOpen();
    return List.copyOf(caches.keySet());
  }

  @Override
  public void destroyCache(String cacheName) {
    requireOpen();
    requireNonNull(cacheName, "cacheName");
    TieredCache<?, ?> cache = caches.get(cacheName);
    if (cache != null) {
      cache.destroy();
    }
  }

  @Override
  public void enableManagement(String cacheName, boolean enabled) {
    requireOpen();
    requireNonNull(cacheName, "cacheName");
    TieredCache<?, ?> cache = caches.get(cacheName);
    if (cache != null) {
      cache.enableManagement(enabled);
    }
  }

  @Override
  public void enableStatistics(String cacheName, boolean enabled) {
    requireOpen();
    requireNonNull(cacheName, "cacheName");
    TieredCache<?, ?> cache = caches.get(cacheName);
    if (cache != null) {
      cache.enableStatistics(enabled);
    }
  }

  /** A cache of this manager begins to close. */
  void closing(TieredCache<?, ?> cache) {
    managers.closings().begin(cache);
  }

  /** A cache of this manager is closed; its name is free. */
  void closed(TieredCache<?, ?> cache) {
    caches.remove(cache.getName(), cache);
  }

  /** What a closed cache used is closed, too. */
  void ended(TieredCache<?, ?> cache) {
    closed(cache);
    managers.closings().end(cache);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    managers.forget(this);
    List<TieredCache<?, ?>> open = new ArrayList<>(caches.values());
    Failures failures = new Failures();
    open.forEach(cache -> failures.of(cache::close));
    managers.closings().await();
    workers.close();
    failures.rethrow();
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.unwrap(this, type);
  }

  @Override
  public String toString() {
    return "cache manager " + uri + (isClosed() ? ", closed" : "");
  }
}
