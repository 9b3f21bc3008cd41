package io.larder.store.contract;

import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.EventType;

/**
 * A listener that does one thing whatever became of an entry.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
@FunctionalInterface
public interface EntryEventListener<K, V>
    extends EntryChangeListener<K, V>, CacheEntryExpiredListener<K, V> {
  @Override
  default void onExpired(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
    hearAll(EventType.EXPIRED, events);
  }
}
