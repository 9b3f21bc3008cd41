package io.larder.jcache;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.engine.Failures;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheManager;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;

/**
 * The open managers of one provider, by class loader and URI, and what they share. Refers to class
 * loaders weakly. Thread-safe.
 */
public final class Managers {
  private final CachingProvider provider;
  private final Stores stores = new Stores();
  private final Closings closings = new Closings();
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Map<ClassLoader, Map<URI, LarderCacheManager>> managers = new WeakHashMap<>();

  /** No managers yet. */
  public Managers(CachingProvider provider) {
    this.provider = provider;
  }

  Stores stores() {
    return stores;
  }

  Closings closings() {
    return closings;
  }

  /** Returns the open manager of this URI and loader, or a new one with these properties. */
  public CacheManager get(URI uri, ClassLoader loader, Properties properties) {
    lock.lock();
    try {
      Map<URI, LarderCacheManager> ofLoader = managers.get(loader);
      if (ofLoader == null) {
        ofLoader = new HashMap<>();
        managers.put(loader, ofLoader);
      }
      LarderCacheManager known = ofLoader.get(uri);
      if (known != null && !known.isClosed()) {
        return known;
      }
      LarderCacheManager manager = new LarderCacheManager(provider, uri, loader, properties, this);
      ofLoader.put(uri, manager);
      return manager;
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of a manager that is closed. */
  void forget(LarderCacheManager closed) {
    lock.lock();
    try {
      managers.values().forEach(ofLoader -> ofLoader.remove(closed.getURI(), closed));
      managers.values().removeIf(Map::isEmpty);
    } finally {
      lock.unlock();
    }
  }

  /** Closes the managers of this URI and loader, null for any; under no lock. */
  public void close(@Nullable URI uri, @Nullable ClassLoader classLoader) {
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
}
