package io.larder.store.contract.cache;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;

/** A loader that writes down what it is asked. Thread-safe. */
class Source implements CacheLoader<String, String> {
  /** Where the values come from. */
  interface Origin {
    @Nullable String valueOf(String key);
  }

  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Origin origin;

  Source(Origin origin) {
    this.origin = origin;
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when there is no value
  public String load(String key) {
    asked.add(key);
    return origin.valueOf(key);
  }

  @Override
  @SuppressWarnings("NullAway") // null values are there to be left out
  public Map<String, String> loadAll(Iterable<? extends String> keys) {
    Map<String, String> loaded = new LinkedHashMap<>();
    for (String key : keys) {
      asked.add(key);
    }
    for (String key : keys) {
      loaded.put(key, origin.valueOf(key));
    }
    return loaded;
  }

  /** Returns the keys asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }
}
