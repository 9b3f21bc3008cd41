package io.larder.store.contract.tier;

import io.larder.store.contract.EntryEventListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;

/** Hears all events of one cache before its operations return, and notes them as words. */
final class EventLog<K, V> implements EntryEventListener<K, V> {
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
  public void hear(CacheEntryEvent<? extends K, ? extends V> event) {
    Object what =
        switch (event.getEventType()) {
          case CREATED -> event.getValue();
          case UPDATED -> event.getOldValue() + " -> " + event.getValue();
          case REMOVED, EXPIRED -> event.getOldValue();
        };
    heard.add(event.getEventType() + " " + event.getKey() + " " + what);
  }
}
