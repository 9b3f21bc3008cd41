package io.larder.jcache;

import io.larder.spi.DaemonThread;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreException;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.tier.Breaker;
import io.larder.tier.ChunkedStore;
import io.larder.tier.OutageSpace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The open stores of one provider: caches that name the same store share it, the last one closes
 * it. Thread-safe.
 */
final class Stores {
  private record Place(StoreUri uri, Ticker ticker, Duration timeout) {}

  private static final class Shared {
    private final Store store;
    private final Breaker breaker;
    private int users;

    private Shared(Store store, Breaker breaker) {
      this.store = store;
      this.breaker = breaker;
    }
  }

  /** One cache's use of a store. */
  final class Use {
    private final Place place;
    private final Shared shared;
    private @Nullable OutageSpace outlasting;

    private Use(Place place, Shared shared) {
      this.place = place;
      this.shared = shared;
    }

    Store store() {
      return shared.store;
    }

    /** Returns the records of a namespace, asked through the breaker of the store. */
    Space space(Namespace namespace) {
      return shared.breaker.guard(shared.store.space(namespace));
    }

    /** Returns the same, which go on in memory while the store is down. */
    Space outlastingSpace(Namespace namespace, long maximumEntries) {
      OutageSpace space =
          new OutageSpace(
              space(namespace),
              shared.breaker,
              shared.store.capabilities().largestBatch(),
              maximumEntries,
              place.ticker);
      outlasting = space;
      return space;
    }

    /** Ends the use; the last one closes the store. */
    void end() {
      if (outlasting != null) {
        outlasting.close();
      }
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
   * @param timeout how long a call may wait for it
   * @throws IllegalArgumentException when nobody knows the scheme, or the location is wrong
   * @throws CacheException when it cannot be opened
   */
  Use use(StoreUri uri, Ticker ticker, Duration timeout, ClassLoader loader) {
    Place place = new Place(uri, ticker, timeout);
    lock.lock();
    try {
      Shared shared = open.get(place);
      if (shared == null) {
        StoreFactory factory =
            Plugins.find(StoreFactory.class, StoreFactory::scheme, uri.scheme(), "store", loader);
        Store store =
            ChunkedStore.over(open(factory, new StoreConfig(uri, ticker, timeout)), ticker);
        shared = new Shared(store, new Breaker(uri.toString(), ticker));
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

  /**
   * Opens a store. The threads that its client starts take over the context class loader of the
   * caller, who may be gone long before the client: so that is the factory's meanwhile.
   */
  static Store open(StoreFactory factory, StoreConfig config) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(factory.getClass().getClassLoader());
    try {
      return DaemonThread.apart(() -> factory.open(config));
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
