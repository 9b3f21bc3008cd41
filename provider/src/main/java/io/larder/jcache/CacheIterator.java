package io.larder.jcache;

import io.larder.engine.Live;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Walks over a cache: each step counts as a hit and an access. Confined to one thread. */
final class CacheIterator<K, V> implements Iterator<Cache.Entry<K, V>> {
  private final Iterator<Map.Entry<K, Live<V>>> live;
  private final TieredCache<K, V> cache;
  private @Nullable K last;

  CacheIterator(Iterator<Map.Entry<K, Live<V>>> live, TieredCache<K, V> cache) {
    this.live = live;
    this.cache = cache;
  }

  @Override
  public boolean hasNext() {
    return live.hasNext();
  }

  @Override
  public Cache.Entry<K, V> next() {
    if (!live.hasNext()) {
      throw new NoSuchElementException("no more entries");
    }
    Map.Entry<K, Live<V>> entry = live.next();
    V value = entry.getValue().value();
    cache.visited(entry.getKey(), entry.getValue());
    last = entry.getKey();
    return new CacheEntry<>(entry.getKey(), value);
  }

  @Override
  public void remove() {
    K key = last;
    if (key == null) {
      throw new IllegalStateException("remove() needs a next() before it, once");
    }
    last = null;
    cache.remove(key);
  }
}
