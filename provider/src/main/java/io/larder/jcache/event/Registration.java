package io.larder.jcache.event;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/** One listener with its filter, made from its configuration. Thread-safe if the listener is. */
final class Registration<K, V> {
  private final CacheEntryListenerConfiguration<K, V> configuration;
  private final CacheEntryListener<? super K, ? super V> listener;
  private final @Nullable CacheEntryEventFilter<? super K, ? super V> filter;
  private final AtomicBoolean closed = new AtomicBoolean();

  Registration(CacheEntryListenerConfiguration<K, V> configuration) {
    this.configuration = configuration;
    this.listener = configuration.getCacheEntryListenerFactory().create();
    Factory<CacheEntryEventFilter<? super K, ? super V>> filters =
        configuration.getCacheEntryEventFilterFactory();
    this.filter = filters == null ? null : filterOrClose(filters);
  }

  private CacheEntryEventFilter<? super K, ? super V> filterOrClose(
      Factory<CacheEntryEventFilter<? super K, ? super V>> filters) {
    try {
      return filters.create();
    } catch (RuntimeException e) {
      try {
        close(listener);
      } catch (IOException | RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  CacheEntryListenerConfiguration<K, V> configuration() {
    return configuration;
  }

  boolean isSynchronous() {
    return configuration.isSynchronous();
  }

  boolean hears(EventType type) {
    return switch (type) {
      case CREATED -> listener instanceof CacheEntryCreatedListener;
      case UPDATED -> listener instanceof CacheEntryUpdatedListener;
      case REMOVED -> listener instanceof CacheEntryRemovedListener;
      case EXPIRED -> listener instanceof CacheEntryExpiredListener;
    };
  }

  /**
   * Tells the listener, if the filter lets it.
   *
   * @throws CacheEntryListenerException with whatever exception listener or filter throws
   */
  void tell(Cache<K, V> source, Happening<K, V> happening) {
    if (closed.get()) {
      return;
    }
    CacheEntryEvent<K, V> event = event(source, happening);
    try {
      if (filter == null || filter.evaluate(event)) {
        tell(event);
      }
    } catch (CacheEntryListenerException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CacheEntryListenerException(
          "listener of cache '%s' failed on %s".formatted(source.getName(), happening.type()), e);
    }
  }

  /** An entry that is gone shows its last value as both values, where old values are asked for. */
  private CacheEntryEvent<K, V> event(Cache<K, V> source, Happening<K, V> happening) {
    boolean old = configuration.isOldValueRequired();
    boolean gone = happening.type() == EventType.REMOVED || happening.type() == EventType.EXPIRED;
    return new EntryEvent<>(
        source,
        happening.type(),
        happening.key(),
        gone ? (old ? happening.oldValue() : null) : happening.value(),
        old ? happening.oldValue() : null);
  }

  @SuppressWarnings("unchecked") // a listener takes events of supertypes of K and V
  private void tell(CacheEntryEvent<K, V> event) {
    List<CacheEntryEvent<? extends K, ? extends V>> events = List.of(event);
    switch (event.getEventType()) {
      case CREATED -> ((CacheEntryCreatedListener<K, V>) listener).onCreated(events);
      case UPDATED -> ((CacheEntryUpdatedListener<K, V>) listener).onUpdated(events);
      case REMOVED -> ((CacheEntryRemovedListener<K, V>) listener).onRemoved(events);
      case EXPIRED -> ((CacheEntryExpiredListener<K, V>) listener).onExpired(events);
    }
  }

  /** Closes listener and filter, if they can be; neither hears anything from then on. */
  void close() throws IOException {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      close(listener);
    } finally {
      close(filter);
    }
  }

  private static void close(@Nullable Object part) throws IOException {
    if (part instanceof Closeable closeable) {
      closeable.close();
    }
  }
}
