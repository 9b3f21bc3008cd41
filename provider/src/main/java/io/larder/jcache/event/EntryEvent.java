package io.larder.jcache.event;

import io.larder.engine.Live;
import io.larder.jcache.Unwrap;
import javax.cache.Cache;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * One event as one registration sees it. A value is copied when it is asked for, so that no
 * listener can change what others get.
 */
final class EntryEvent<K, V> extends CacheEntryEvent<K, V> {
  private static final long serialVersionUID = 1L;

  private final transient K key;
  private final transient @Nullable Live<V> value;
  private final transient @Nullable Live<V> oldValue;

  EntryEvent(
      Cache<K, V> source,
      EventType type,
      K key,
      @Nullable Live<V> value,
      @Nullable Live<V> oldValue) {
    super(source, type);
    this.key = key;
    this.value = value;
    this.oldValue = oldValue;
  }

  @Override
  public K getKey() {
    return key;
  }

  @Override
  @SuppressWarnings(
      "NullAway") // null by specification when the entry is gone, unless old values are asked for
  public V getValue() {
    return value == null ? null : value.value();
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when there is none
  public V getOldValue() {
    return oldValue == null ? null : oldValue.value();
  }

  @Override
  public boolean isOldValueAvailable() {
    return oldValue != null;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.unwrap(this, type);
  }
}
