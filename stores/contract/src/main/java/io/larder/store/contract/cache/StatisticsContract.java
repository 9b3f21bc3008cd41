package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.cache.processor.MutableEntry;
import org.junit.jupiter.api.Test;

/** What each operation on one entry counts (JSR-107 1.1, chapter 11; the gaps as the RI does). */
interface StatisticsContract extends CacheFixture {
  private LarderCache<String, String> counting() {
    LarderCache<String, String> cache = create(strings().setStatisticsEnabled(true));
    cache.put("a", "1");
    cache.statistics().clear();
    return cache;
  }

  /** Asserts what each operation counts on a cache with the entry {@code a=1} and no {@code b}. */
  private void assertCounts(Map<Consumer<LarderCache<String, String>>, Counts> expected) {
    List<String> wrong = new ArrayList<>();
    int number = 0;
    for (Map.Entry<Consumer<LarderCache<String, String>>, Counts> each : expected.entrySet()) {
      LarderCache<String, String> cache = counting();
      each.getKey().accept(cache);
      Counts counts = Counts.of(cache);
      if (!counts.equals(each.getValue())) {
        wrong.add("operation %d: %s, not %s".formatted(number, counts, each.getValue()));
      }
      number++;
      manager().destroyCache(NAME);
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  default void readsCount() {
    Map<Consumer<LarderCache<String, String>>, Counts> expected = new LinkedHashMap<>();
    expected.put(cache -> cache.get("a"), Counts.hits(1));
    expected.put(cache -> cache.get("b"), Counts.misses(1));
    expected.put(cache -> cache.containsKey("a"), Counts.NOTHING);
    expected.put(cache -> cache.containsKey("b"), Counts.NOTHING);
    expected.put(cache -> cache.expiresAt("a"), Counts.NOTHING);
    assertCounts(expected);
  }

  @Test
  default void putsCount() {
    Map<Consumer<LarderCache<String, String>>, Counts> expected = new LinkedHashMap<>();
    expected.put(cache -> cache.put("a", "2"), Counts.puts(1));
    expected.put(cache -> cache.put("b", "2"), Counts.puts(1));
    expected.put(cache -> cache.put("b", "2", Duration.ofMinutes(1)), Counts.puts(1));
    expected.put(cache -> cache.getAndPut("a", "2"), Counts.puts(1).and(Counts.hits(1)));
    expected.put(cache -> cache.getAndPut("b", "2"), Counts.puts(1).and(Counts.misses(1)));
    expected.put(cache -> cache.putIfAbsent("a", "2"), Counts.hits(1));
    expected.put(cache -> cache.putIfAbsent("b", "2"), Counts.puts(1).and(Counts.misses(1)));
    assertCounts(expected);
  }

  @Test
  default void replacementsCount() {
    Map<Consumer<LarderCache<String, String>>, Counts> expected = new LinkedHashMap<>();
    expected.put(cache -> cache.replace("a", "2"), Counts.puts(1).and(Counts.hits(1)));
    expected.put(cache -> cache.replace("b", "2"), Counts.misses(1));
    expected.put(cache -> cache.replace("a", "1", "2"), Counts.puts(1).and(Counts.hits(1)));
    expected.put(cache -> cache.replace("a", "other", "2"), Counts.hits(1));
    expected.put(cache -> cache.replace("b", "1", "2"), Counts.misses(1));
    expected.put(cache -> cache.getAndReplace("a", "2"), Counts.puts(1).and(Counts.hits(1)));
    expected.put(cache -> cache.getAndReplace("b", "2"), Counts.misses(1));
    assertCounts(expected);
  }

  @Test
  default void removalsCount() {
    Map<Consumer<LarderCache<String, String>>, Counts> expected = new LinkedHashMap<>();
    expected.put(cache -> cache.remove("a"), Counts.removals(1));
    expected.put(cache -> cache.remove("b"), Counts.NOTHING);
    expected.put(cache -> cache.remove("a", "1"), Counts.removals(1).and(Counts.hits(1)));
    expected.put(cache -> cache.remove("a", "other"), Counts.hits(1));
    expected.put(cache -> cache.remove("b", "1"), Counts.misses(1));
    expected.put(cache -> cache.getAndRemove("a"), Counts.removals(1).and(Counts.hits(1)));
    expected.put(cache -> cache.getAndRemove("b"), Counts.misses(1));
    expected.put(LarderCache::clear, Counts.NOTHING);
    assertCounts(expected);
  }

  @Test
  default void processorsCountByWhatTheyDidInTheEnd() {
    Map<Consumer<LarderCache<String, String>>, Counts> expected = new LinkedHashMap<>();
    expected.put(cache -> cache.invoke("a", (entry, args) -> null), Counts.hits(1));
    expected.put(cache -> cache.invoke("b", (entry, args) -> null), Counts.misses(1));
    expected.put(
        cache -> process(cache, "a", entry -> entry.setValue("2")),
        Counts.hits(1).and(Counts.puts(1)));
    expected.put(
        cache -> process(cache, "b", entry -> entry.setValue("2")),
        Counts.misses(1).and(Counts.puts(1)));
    expected.put(
        cache -> process(cache, "a", entry -> entry.remove()),
        Counts.hits(1).and(Counts.removals(1)));
    expected.put(cache -> process(cache, "b", entry -> entry.remove()), Counts.misses(1));
    expected.put(
        cache ->
            process(
                cache,
                "b",
                entry -> {
                  entry.setValue("2");
                  entry.remove();
                }),
        Counts.misses(1));
    assertCounts(expected);
  }

  private static void process(
      LarderCache<String, String> cache, String key, Consumer<MutableEntry<String, String>> work) {
    cache.invoke(
        key,
        (entry, args) -> {
          work.accept(entry);
          return null;
        });
  }

  @Test
  default void nothingIsCountedWhileStatisticsAreOff() {
    LarderCache<String, String> cache = counting();

    manager().enableStatistics(NAME, false);
    cache.get("a");
    cache.put("a", "2");
    cache.remove("a");
    assertThat(Counts.of(cache)).isEqualTo(Counts.NOTHING);
    manager().enableStatistics(NAME, true);
    cache.get("a");

    assertThat(Counts.of(cache)).isEqualTo(Counts.misses(1));
  }

  @Test
  default void aReadThroughCountsAMissAndNoPut() {
    LarderCache<String, String> cache =
        create(loading(new Source(key -> "loaded")).setStatisticsEnabled(true));

    cache.get("a");
    cache.get("a");

    assertThat(Counts.of(cache)).isEqualTo(Counts.hits(1).and(Counts.misses(1)));
    assertThat(cache.statistics().getCacheHitPercentage()).isEqualTo(50f);
    assertThat(cache.statistics().getCacheMissPercentage()).isEqualTo(50f);
  }

  @Test
  default void averagesAreMicrosecondsOfTheClock() {
    LarderCache<String, String> cache =
        create(
            loading(
                    new Source(
                        key -> {
                          ticker().advance(Duration.ofMillis(6));
                          return "loaded";
                        }))
                .setStatisticsEnabled(true));

    cache.get("a");
    cache.get("a");

    assertThat(cache.statistics().getAverageGetTime()).isEqualTo(3_000f);
    assertThat(cache.statistics().getAveragePutTime()).isZero();
  }

  @Test
  default void whatChangesNothingIsOneOfThoseThatMakeTheMean() {
    Ledger slow =
        new Ledger(
            key -> {
              ticker().advance(Duration.ofMillis(6));
              return false;
            });
    LarderCache<String, String> cache = create(writing(slow).setStatisticsEnabled(true));
    cache.put("a", "1");

    cache.remove("absent");
    cache.remove("a");
    cache.replace("absent", "2");

    assertThat(cache.statistics().getAverageRemoveTime()).isEqualTo(6_000f);
    assertThat(cache.statistics().getAveragePutTime()).isEqualTo(3_000f);
  }

  @Test
  default void whatIsNotTimedIsNoPartOfTheMean() {
    Source slow =
        new Source(
            key -> {
              ticker().advance(Duration.ofMillis(6));
              return "loaded";
            });
    LarderCache<String, String> cache = create(loading(slow).setStatisticsEnabled(true));

    cache.get("a");
    cache.forEach(entry -> {});

    assertThat(cache.statistics().getAverageGetTime()).isEqualTo(6_000f);
  }
}
