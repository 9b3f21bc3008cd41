package io.larder.jcache;

import io.larder.LarderConfiguration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/** A cache's configuration with the few things in it that change at run time. Thread-safe. */
final class CurrentConfiguration<K, V> implements Supplier<CompleteConfiguration<K, V>> {
  private final ReentrantLock lock = new ReentrantLock();
  private final MutableConfiguration<K, V> current;

  CurrentConfiguration(Configuration<K, V> given) {
    current = copyOf(given);
  }

  private static <K, V> MutableConfiguration<K, V> copyOf(Configuration<K, V> given) {
    if (given instanceof LarderConfiguration<K, V> larder) {
      return new LarderConfiguration<>(larder);
    }
    if (given instanceof CompleteConfiguration<K, V> complete) {
      return new MutableConfiguration<>(complete);
    }
    return new MutableConfiguration<K, V>()
        .setTypes(given.getKeyType(), given.getValueType())
        .setStoreByValue(given.isStoreByValue());
  }

  /** Returns the configuration as it is now; changing it changes nothing here. */
  @Override
  public CompleteConfiguration<K, V> get() {
    lock.lock();
    try {
      return copyOf(current);
    } finally {
      lock.unlock();
    }
  }

  void setStatisticsEnabled(boolean enabled) {
    change(() -> current.setStatisticsEnabled(enabled));
  }

  void setManagementEnabled(boolean enabled) {
    change(() -> current.setManagementEnabled(enabled));
  }

  /**
   * Adds a listener's configuration.
   *
   * @throws IllegalArgumentException when it is there already
   */
  void add(CacheEntryListenerConfiguration<K, V> listener) {
    change(() -> current.addCacheEntryListenerConfiguration(listener));
  }

  void remove(CacheEntryListenerConfiguration<K, V> listener) {
    change(() -> current.removeCacheEntryListenerConfiguration(listener));
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }
}
