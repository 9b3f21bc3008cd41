package io.larder.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;

/**
 * A listener that does one thing whatever became of an entry, as long as it did not expire.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
@FunctionalInterface
public interface EntryChangeListener<K, V>
    extends CacheEntryCreatedListener<K, V>,
        CacheEntryUpdatedListener<K, V>,
        CacheEntryRemovedListener<K, V> {
  /** Is told of one event. */
  void hear(CacheEntryEvent<? extends K, ? extends V> event);

  /** Is told of events, each of which must be of the type that the method's name says. */
  default void hearAll(EventType type, Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
    for (CacheEntryEvent<? extends K, ? extends V> event : events) {
      assertThat(event.getEventType()).isEqualTo(type);
      hear(event);
    }
  }

  @Override
  default void onCreated(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
    hearAll(EventType.CREATED, events);
  }

  @Override
  default void onUpdated(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
    hearAll(EventType.UPDATED, events);
  }

  @Override
  default void onRemoved(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
    hearAll(EventType.REMOVED, events);
  }
}
