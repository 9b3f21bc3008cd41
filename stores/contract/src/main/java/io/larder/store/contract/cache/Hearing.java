package io.larder.store.contract.cache;

import io.larder.store.contract.EntryEventListener;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/** A listener that writes down what it hears, then does what a test wants. Thread-safe. */
class Hearing<K, V> implements EntryEventListener<K, V> {
  /** What a test does when it hears of an event. */
  interface Reaction<K, V> {
    void to(CacheEntryEvent<? extends K, ? extends V> event);
  }

  /** One event; shown as {@code UPDATED key: old -> new}. */
  record Heard<K, V>(EventType type, K key, @Nullable V old, @Nullable V value) {
    @Override
    public String toString() {
      return "%s %s: %s -> %s".formatted(type, key, old, value);
    }
  }

  private final Queue<Heard<K, V>> heard = new ConcurrentLinkedQueue<>();
  private final Reaction<K, V> reaction;

  Hearing() {
    this(event -> {});
  }

  Hearing(Reaction<K, V> reaction) {
    this.reaction = reaction;
  }

  /** Returns how it is registered to hear in the thread of the change, with old values. */
  CacheEntryListenerConfiguration<K, V> synchronous() {
    return configuration(true, true, null);
  }

  /** Returns how it is registered to hear later, with old values. */
  CacheEntryListenerConfiguration<K, V> asynchronous() {
    return configuration(true, false, null);
  }

  /** Returns how it is registered to hear only some events, in the thread of the change. */
  CacheEntryListenerConfiguration<K, V> filtered(
      CacheEntryEventFilter<? super K, ? super V> filter) {
    return configuration(true, true, filter);
  }

  /** Returns how it is registered to hear without old values, in the thread of the change. */
  CacheEntryListenerConfiguration<K, V> withoutOldValues() {
    return configuration(false, true, null);
  }

  private CacheEntryListenerConfiguration<K, V> configuration(
      boolean oldValues,
      boolean synchronous,
      @Nullable CacheEntryEventFilter<? super K, ? super V> filter) {
    Factory<CacheEntryListener<? super K, ? super V>> listeners = () -> this;
    if (filter == null) {
      return new MutableCacheEntryListenerConfiguration<>(listeners, null, oldValues, synchronous);
    }
    Factory<CacheEntryEventFilter<? super K, ? super V>> filters = () -> filter;
    return new MutableCacheEntryListenerConfiguration<>(listeners, filters, oldValues, synchronous);
  }

  /** Returns what was heard, in order. */
  List<Heard<K, V>> heard() {
    return List.copyOf(heard);
  }

  /** Returns what was heard, in order, each as a line. */
  List<String> lines() {
    return heard().stream().map(Heard::toString).toList();
  }

  /** Forgets what was heard. */
  void forget() {
    heard.clear();
  }

  @Override
  public void hear(CacheEntryEvent<? extends K, ? extends V> event) {
    heard.add(
        new Heard<>(event.getEventType(), event.getKey(), event.getOldValue(), event.getValue()));
    reaction.to(event);
  }
}
