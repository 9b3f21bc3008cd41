package io.larder.example.audit;

import io.larder.LarderConfiguration;
import java.nio.file.Path;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;

/**
 * How long calls take that are sent, by server and operation: a cache of its own, in a file that
 * all processes add to. A run that sends nothing knows from it what it was spared.
 */
final class SentTimes implements AutoCloseable {
  private final CacheManager manager;
  private final Cache<String, Took> times;

  /**
   * Opens them.
   *
   * @param file of the answers; this one lies beside it
   * @throws javax.cache.CacheException when it cannot be opened
   */
  SentTimes(Path file) {
    manager = Caching.getCachingProvider().getCacheManager();
    times =
        manager.createCache(
            "sent-times",
            new LarderConfiguration<String, Took>()
                .setTypes(String.class, Took.class)
                .setStore("sqlite:" + file + "-times"));
  }

  /** Adds calls, atomically for every process. */
  void add(Map<String, Took> sent) {
    sent.forEach(
        (call, more) ->
            times.invoke(
                call,
                (entry, arguments) -> {
                  entry.setValue(entry.exists() ? entry.getValue().plus(more) : more);
                  return true;
                }));
  }

  /** Returns all that is known of a call. */
  Took of(String call) {
    Took known = times.get(call);
    return known == null ? Took.NOTHING : known;
  }

  @Override
  public void close() {
    manager.close();
  }
}
