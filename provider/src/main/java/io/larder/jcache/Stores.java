package io.larder.jcache;

import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreException;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheException;

/**
 * The open stores of one provider: caches that name the same store share it, the last one closes
 * it. Thread-safe.
 */
public final class Stores {
  private record Place(StoreUri uri, Ticker ticker) {}

  private static final class Shared {
    private final Store store;
    private int users;

    private Shared(Store store) {
      this.store = store;
    }
  }

  /** One cache's use of a store. */
  final class Use {
    private final Place place;
    private final Shared shared;

    private Use(Place place, Shared shared) {
      this.place = place;
      this.shared = shared;
    }

    Store store() {
      return shared.store;
    }

    /** Ends the use; the last one closes the store. */
    void end() {
      lock.lock();
      try {
        shared.users--;
        if (shared.users > 0) {
          return;
        }
        open.remove(place);
        shared.store.close();
      } finally {
        lock.unlock();
      }
    }
  }

  private final Map<Place, Shared> open = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * Opens a store, or shares one that is open.
   *
   * @throws IllegalArgumentException when nobody knows the scheme, or the location is wrong
   * @throws CacheException when it cannot be opened
   */
  Use use(StoreUri uri, Ticker ticker, ClassLoader loader) {
    Place place = new Place(uri, ticker);
    lock.lock();
    try {
      Shared shared = open.get(place);
      if (shared == null) {
        StoreFactory factory =
            Plugins.find(StoreFactory.class, StoreFactory::scheme, uri.scheme(), "store", loader);
        shared = new Shared(factory.open(new StoreConfig(uri, ticker)));
        open.put(place, shared);
      }
      shared.users++;
      return new Use(place, shared);
    } catch (StoreException e) {
      throw new CacheException("cannot open " + uri, e);
    } finally {
      lock.unlock();
    }
  }
}
