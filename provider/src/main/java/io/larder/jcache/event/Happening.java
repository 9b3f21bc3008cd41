package io.larder.jcache.event;

import io.larder.engine.Live;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an entry, before anybody is told.
 *
 * @param type what happened
 * @param key of the entry
 * @param value the new value; null when the entry is gone
 * @param oldValue the value before; null when there was none
 */
record Happening<K, V>(EventType type, K key, @Nullable Live<V> value, @Nullable Live<V> oldValue) {
  /** Returns the same for a listener that gets a key of its own. */
  Happening<K, V> withKey(K own) {
    return new Happening<>(type, own, value, oldValue);
  }
}
