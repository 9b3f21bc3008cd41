package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** What operations on many entries count: for each entry what the operation on one would. */
interface BulkStatisticsContract extends CacheFixture {
  /** Returns a cache with {@code a=1} and {@code b=1}, which has counted nothing yet. */
  private LarderCache<String, String> counting() {
    LarderCache<String, String> cache =
        create(
            strings()
                .setCacheLoaderFactory(() -> new Source(key -> "loaded"))
                .setStatisticsEnabled(true));
    return filled(cache);
  }

  private static LarderCache<String, String> filled(LarderCache<String, String> cache) {
    cache.putAll(Map.of("a", "1", "b", "1"));
    cache.statistics().clear();
    return cache;
  }

  @Test
  default void getAllCountsAHitOrAMissForEachKey() {
    LarderCache<String, String> cache = counting();

    cache.getAll(Set.of("a", "b", "c"));

    assertThat(Counts.of(cache)).isEqualTo(Counts.hits(2).and(Counts.misses(1)));
  }

  @Test
  default void getAllThatReadsThroughCountsTheSame() {
    LarderCache<String, String> cache =
        filled(
            create(
                loading(new Source(key -> key.equals("d") ? null : "loaded"))
                    .setStatisticsEnabled(true)));

    assertThat(cache.getAll(Set.of("a", "b", "c", "d"))).hasSize(3);

    assertThat(Counts.of(cache)).isEqualTo(Counts.hits(2).and(Counts.misses(2)));
  }

  @Test
  default void getAllWithAListenerForExpiryCountsTheSame() {
    LarderCache<String, String> cache =
        filled(
            create(
                strings()
                    .setStatisticsEnabled(true)
                    .addCacheEntryListenerConfiguration(
                        new Hearing<String, String>().synchronous())));

    cache.getAll(Set.of("a", "c", "d"));
    cache.get("e");

    assertThat(Counts.of(cache)).isEqualTo(Counts.hits(1).and(Counts.misses(3)));
  }

  @Test
  default void loadAllCountsNothing() {
    LarderCache<String, String> cache = counting();
    Outcome kept = new Outcome();
    Outcome replaced = new Outcome();

    cache.loadAll(Set.of("a", "c"), false, kept);
    assertThat(kept.failure()).isNull();
    cache.loadAll(Set.of("a", "d"), true, replaced);
    assertThat(replaced.failure()).isNull();

    assertThat(Counts.of(cache)).isEqualTo(Counts.NOTHING);
  }

  @Test
  default void putAllCountsAPutForEachEntry() {
    LarderCache<String, String> cache = counting();

    cache.putAll(Map.of("a", "2", "c", "2", "d", "2"));

    assertThat(Counts.of(cache)).isEqualTo(Counts.puts(3));
  }

  @Test
  default void removeAllCountsARemovalForEachEntryThatWasThere() {
    LarderCache<String, String> cache = counting();

    cache.removeAll(Set.of("a", "c"));
    assertThat(Counts.of(cache)).isEqualTo(Counts.removals(1));
    cache.put("d", "1");
    cache.removeAll();

    assertThat(Counts.of(cache)).isEqualTo(Counts.removals(3).and(Counts.puts(1)));
  }

  @Test
  default void clearCountsNothing() {
    LarderCache<String, String> cache = counting();

    cache.clear();

    assertThat(Counts.of(cache)).isEqualTo(Counts.NOTHING);
    assertThat(cache).isEmpty();
  }

  @Test
  default void invokeAllCountsForEachKey() {
    LarderCache<String, String> cache = counting();

    cache.invokeAll(
        Set.of("a", "b", "c", "d"),
        (entry, args) -> {
          switch (entry.getKey()) {
            case "a", "c" -> entry.setValue("2");
            case "b" -> entry.remove();
            default -> {}
          }
          return null;
        });

    assertThat(Counts.of(cache)).isEqualTo(new Counts(2, 2, 2, 1));
  }

  @Test
  default void anIteratorCountsAHitForEachEntryItGives() {
    LarderCache<String, String> cache = counting();

    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();
    while (iterator.hasNext()) {
      assertThat(iterator.hasNext()).isTrue();
      iterator.next();
      iterator.remove();
    }

    assertThat(Counts.of(cache)).isEqualTo(Counts.hits(2).and(Counts.removals(2)));
  }

  @Test
  default void anEmptyBulkCountsNothing() {
    LarderCache<String, String> cache = counting();
    Outcome outcome = new Outcome();

    cache.getAll(Set.of());
    cache.putAll(Map.of());
    cache.removeAll(Set.of());
    cache.invokeAll(Set.of(), (entry, args) -> null);
    cache.loadAll(Set.of(), true, outcome);

    assertThat(outcome.failure()).isNull();
    assertThat(Counts.of(cache)).isEqualTo(Counts.NOTHING);
  }
}
