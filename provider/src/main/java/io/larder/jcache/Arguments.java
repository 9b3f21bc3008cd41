package io.larder.jcache;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Checks what is given to one cache: null is a {@link NullPointerException}, another type than the
 * declared one a {@link ClassCastException}.
 */
record Arguments<K, V>(String cacheName, Class<K> keyType, Class<V> valueType) {
  void key(Object key) {
    check("key", key, keyType);
  }

  void value(Object value) {
    check("value", value, valueType);
  }

  /** Returns a copy of the keys. */
  Set<K> keys(Collection<? extends K> keys) {
    requireNonNull(keys, "keys");
    keys.forEach(this::key);
    return new LinkedHashSet<>(keys);
  }

  /** Returns a copy of the keys to go through once, which costs less. */
  List<K> listOf(Set<? extends K> keys) {
    requireNonNull(keys, "keys");
    List<K> copy = new ArrayList<>(keys);
    copy.forEach(this::key);
    return copy;
  }

  /** Returns a copy of the map. */
  Map<K, V> entries(Map<? extends K, ? extends V> map) {
    Map<K, V> copy = new LinkedHashMap<>();
    forEach(map, copy::put);
    return copy;
  }

  /** Goes through the map, and gives away what has been checked. */
  void forEach(Map<? extends K, ? extends V> map, BiConsumer<K, V> taker) {
    requireNonNull(map, "map");
    map.forEach(
        (key, value) -> {
          key(key);
          value(value);
          taker.accept(key, value);
        });
  }

  private void check(String what, Object object, Class<?> type) {
    requireNonNull(object, what);
    if (!type.isInstance(object)) {
      throw new ClassCastException(
          "cache '%s': the %s is a %s, declared is %s"
              .formatted(cacheName, what, object.getClass().getName(), type.getName()));
    }
  }
}
