package io.larder.store.contract.tier;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;

/** Hears all events of one cache before its operations return, and notes them as words. */
final class EventLog<K, V>
    implements CacheEntryCreatedListener<K, V>,
        CacheEntryUpdatedListener<K, V>,
        CacheEntryRemovedListener<K, V>,
        CacheEntryExpiredListener<K, V> {
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();

  /** Returns what registers it. */
  CacheEntryListenerConfiguration<K, V> configuration() {
    return new MutableCacheEntryListenerConfiguration<>(() -> this, null, true, true);
  }

  /** Returns what was heard since the last time, such as {@code UPDATED k 1 -> 2}. */
  List<String> heard() {
    List<String> all = new ArrayList<>();
    for (String word = heard.poll(); word != null; word = heard.poll()) {
      all.add(word);
    }
    return all;
  }

  @Override
  public void onCreated(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
    events.forEach(event -> heard.add("CREATED " + event.getKey() + " " + event.getValue()));
  }

  @Override
  public void onUpdated(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
    events.forEach(
        event ->
            heard.add(
                "UPDATED %s %s -> %s"
                    .formatted(event.getKey(), event.getOldValue(), event.getValue())));
  }

  @Override
  public void onRemoved(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
    events.forEach(event -> heard.add("REMOVED " + event.getKey() + " " + event.getOldValue()));
  }

  @Override
  public void onExpired(Iterable<CacheEntryEvent<? extends K, ? extends V>> events) {
    events.forEach(event -> heard.add("EXPIRED " + event.getKey() + " " + event.getOldValue()));
  }
}
