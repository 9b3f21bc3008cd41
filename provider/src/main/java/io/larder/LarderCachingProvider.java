package io.larder;

import io.larder.engine.Failures;
import io.larder.jcache.Closings;
import io.larder.jcache.LarderCacheManager;
import io.larder.jcache.Stores;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * Larder's entry point: {@code Caching.getCachingProvider("io.larder.LarderCachingProvider")}, or
 * without a name where it is the only one. Thread-safe.
 *
 * <p>Managers belong to this instance, a URI and a class loader, which this instance refers to
 * weakly: one that is gone takes its managers along. A cache of the loader's own classes keeps it,
 * though, and so do MBeans: an application that is unloaded closes its managers, all of them with
 * {@link #close(ClassLoader)}. A closed provider can be used again.
 */
public final class LarderCachingProvider implements CachingProvider {
  private static final URI DEFAULT_URI = URI.create("larder:default");

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ClassLoader, Map<URI, LarderCacheManager>> managers = new WeakHashMap<>();
  private final Stores stores = new Stores();
  private final Closings closings = new Closings();

  /** Needed by {@link java.util.ServiceLoader}. */
  public LarderCachingProvider() {}

  @Override
  public CacheManager getCacheManager(
      @Nullable URI uri, @Nullable ClassLoader classLoader, @Nullable Properties properties) {
    URI place = uri == null ? getDefaultURI() : uri;
    ClassLoader loader = classLoader == null ? getDefaultClassLoader() : classLoader;
    lock.lock();
    try {
      Map<URI, LarderCacheManager> ofLoader = managers.get(loader);
      if (ofLoader == null) {
        ofLoader = new HashMap<>();
        managers.put(loader, ofLoader);
      }
      LarderCacheManager known = ofLoader.get(place);
      if (known != null && !known.isClosed()) {
        return known;
      }
      LarderCacheManager manager =
          new LarderCacheManager(
              this,
              place,
              loader,
              properties == null ? getDefaultProperties() : properties,
              stores,
              closings,
              closed -> forget(place, closed));
      ofLoader.put(place, manager);
      return manager;
    } finally {
      lock.unlock();
    }
  }

  private void forget(URI place, LarderCacheManager closed) {
    lock.lock();
    try {
      managers.values().forEach(ofLoader -> ofLoader.remove(place, closed));
      managers.values().removeIf(Map::isEmpty);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CacheManager getCacheManager(@Nullable URI uri, @Nullable ClassLoader classLoader) {
    return getCacheManager(uri, classLoader, null);
  }

  @Override
  public CacheManager getCacheManager() {
    return getCacheManager(null, null, null);
  }

  @Override
  public ClassLoader getDefaultClassLoader() {
    return LarderCachingProvider.class.getClassLoader();
  }

  @Override
  public URI getDefaultURI() {
    return DEFAULT_URI;
  }

  @Override
  public Properties getDefaultProperties() {
    return new Properties();
  }

  @Override
  public void close() {
    closeAll(null, null);
  }

  @Override
  public void close(@Nullable ClassLoader classLoader) {
    closeAll(null, classLoader == null ? getDefaultClassLoader() : classLoader);
  }

  @Override
  public void close(@Nullable URI uri, @Nullable ClassLoader classLoader) {
    closeAll(
        uri == null ? getDefaultURI() : uri,
        classLoader == null ? getDefaultClassLoader() : classLoader);
  }

  /** Closes the managers of this URI and loader, null for any; under no lock. */
  private void closeAll(@Nullable URI uri, @Nullable ClassLoader classLoader) {
    List<LarderCacheManager> found = new ArrayList<>();
    lock.lock();
    try {
      managers.forEach(
          (loader, ofLoader) -> {
            if (classLoader == null || loader == classLoader) {
              ofLoader.forEach(
                  (place, manager) -> {
                    if (uri == null || place.equals(uri)) {
                      found.add(manager);
                    }
                  });
            }
          });
    } finally {
      lock.unlock();
    }
    Failures failures = new Failures();
    found.forEach(manager -> failures.of(manager::close));
    closings.await();
    failures.rethrow();
  }

  @Override
  public boolean isSupported(OptionalFeature feature) {
    return feature == OptionalFeature.STORE_BY_REFERENCE;
  }
}
