package io.larder.sdk.aws;

import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The generations of services and of operations, each under its name. One that was lost, or cannot
 * be read, begins anew. Thread-safe; what the cache throws comes out.
 */
final class Generations {
  private final Cache<String, byte[]> cache;

  Generations(Cache<String, byte[]> cache) {
    this.cache = cache;
  }

  /** Returns what holds for a call, of its service and of its operation, in one round trip. */
  Generation of(Call call) {
    String service = call.names().service();
    String operation = call.names().operation();
    Map<String, byte[]> known = cache.getAll(Set.of(service, operation));
    return known(service, known.get(service)).and(known(operation, known.get(operation)));
  }

  private Generation known(String name, byte @Nullable [] bytes) {
    Generation known = Generation.of(bytes);
    if (known != null) {
      return known;
    }
    Generation first = Generation.begin(0);
    if (cache.putIfAbsent(name, first.toBytes())) {
      return first;
    }
    Generation other = Generation.of(cache.get(name));
    if (other == null) {
      cache.put(name, first.toBytes());
      return first;
    }
    return other;
  }

  /** Begins the next generation of a service or an operation. */
  void next(String name, long quietUntilMillis) {
    cache.put(name, Generation.begin(quietUntilMillis).toBytes());
  }

  /** Begins the next one, and leaves it quiet for as long as it was to be. */
  void next(String name) {
    Generation known = Generation.of(cache.get(name));
    next(name, known == null ? 0 : known.quietUntilMillis());
  }
}
