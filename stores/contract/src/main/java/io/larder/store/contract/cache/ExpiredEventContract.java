package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.expiry.CreatedExpiryPolicy;
import org.junit.jupiter.api.Test;

/** EXPIRED is told once for each entry, by whatever finds it expired. */
interface ExpiredEventContract extends CacheFixture {

  private LarderConfiguration<String, String> shortLived() {
    return strings().setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Policy.TEN_MINUTES));
  }

  /** Puts an entry, lets it expire, does something to it, and returns what was heard then. */
  private List<String> heardOf(Consumer<LarderCache<String, String>> operation) {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(shortLived().addCacheEntryListenerConfiguration(hearing.synchronous()));
    cache.put("a", "1");
    ticker().advance(Duration.ofMinutes(10));
    hearing.forget();
    operation.accept(cache);
    List<String> lines = hearing.lines();
    cache.get("a");
    cache.purgeExpired();
    assertThat(hearing.lines()).as("nothing more").hasSameSizeAs(lines);
    manager().destroyCache(NAME);
    return lines;
  }

  @Test
  default void whoeverFindsAnEntryExpiredTellsItOnce() {
    List<Consumer<LarderCache<String, String>>> ways =
        List.of(
            cache -> cache.get("a"),
            cache -> cache.getAll(Set.of("a")),
            LarderCache::purgeExpired,
            cache -> cache.remove("a"),
            cache -> cache.remove("a", "1"),
            cache -> cache.getAndRemove("a"),
            cache -> cache.replace("a", "2"),
            cache -> cache.replace("a", "1", "2"),
            cache -> cache.getAndReplace("a", "2"),
            cache -> cache.invoke("a", (entry, args) -> entry.exists()),
            cache -> cache.removeAll(Set.of("a")));

    for (Consumer<LarderCache<String, String>> way : ways) {
      assertThat(heardOf(way)).containsExactly("EXPIRED a: 1 -> 1");
    }
  }

  @Test
  default void whoeverReplacesAnExpiredEntryTellsThatItExpiredAndANewOneCame() {
    List<Consumer<LarderCache<String, String>>> ways =
        List.of(
            cache -> cache.put("a", "2"),
            cache -> cache.putAll(Map.of("a", "2")),
            cache -> cache.putIfAbsent("a", "2"),
            cache -> cache.getAndPut("a", "2"),
            cache ->
                cache.invoke(
                    "a",
                    (entry, args) -> {
                      entry.setValue("2");
                      return null;
                    }));

    for (Consumer<LarderCache<String, String>> way : ways) {
      assertThat(heardOf(way)).containsExactly("EXPIRED a: 1 -> 1", "CREATED a: null -> 2");
    }
  }

  @Test
  default void aLoadInPlaceOfAnExpiredEntryTellsBoth() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(
            loading(new Source(key -> "loaded"))
                .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Policy.TEN_MINUTES))
                .addCacheEntryListenerConfiguration(hearing.synchronous()));
    cache.put("a", "1");
    ticker().advance(Duration.ofMinutes(10));
    hearing.forget();

    assertThat(cache.get("a")).isEqualTo("loaded");

    assertThat(hearing.lines()).containsExactly("EXPIRED a: 1 -> 1", "CREATED a: null -> loaded");
  }

  @Test
  default void oldValuesAreOnlyForThoseWhoAskForThem() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(shortLived().addCacheEntryListenerConfiguration(hearing.withoutOldValues()));
    cache.put("a", "1");
    ticker().advance(Duration.ofMinutes(10));
    hearing.forget();

    cache.purgeExpired();

    assertThat(hearing.lines()).containsExactly("EXPIRED a: null -> null");
  }

  @Test
  default void manyWhoFindTheSameEntriesExpiredTellEachOnce() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(shortLived().addCacheEntryListenerConfiguration(hearing.synchronous()));
    Map<String, String> entries =
        IntStream.range(0, 50)
            .boxed()
            .collect(Collectors.toMap(i -> "key-" + i, i -> "value-" + i));
    cache.putAll(entries);
    ticker().advance(Duration.ofMinutes(10));
    hearing.forget();

    Worker.all(
        4,
        i -> {
          if (i == 0) {
            cache.purgeExpired();
          } else if (i == 1) {
            cache.getAll(entries.keySet());
          } else {
            entries.keySet().forEach(cache::get);
          }
          return i;
        });

    assertThat(hearing.heard())
        .extracting(Hearing.Heard::toString)
        .containsExactlyInAnyOrderElementsOf(
            entries.entrySet().stream()
                .map(e -> "EXPIRED " + e.getKey() + ": " + e.getValue() + " -> " + e.getValue())
                .toList());
  }

  @Test
  default void asynchronousListenersHearOfExpiryToo() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(shortLived().addCacheEntryListenerConfiguration(hearing.asynchronous()));
    cache.put("a", "1");
    cache.put("b", "2");
    ticker().advance(Duration.ofMinutes(10));

    cache.get("a");
    cache.purgeExpired();
    cache.close();

    assertThat(hearing.lines())
        .containsExactly(
            "CREATED a: null -> 1",
            "CREATED b: null -> 2",
            "EXPIRED a: 1 -> 1",
            "EXPIRED b: 2 -> 2");
  }

  @Test
  default void expiryIsNoRemovalAndNoEviction() {
    LarderCache<String, String> cache = create(shortLived().setStatisticsEnabled(true));
    cache.put("a", "1");
    ticker().advance(Duration.ofMinutes(10));

    cache.purgeExpired();
    cache.removeAll();

    assertThat(Counts.of(cache)).isEqualTo(Counts.puts(1));
    assertThat(cache.statistics().getCacheEvictions()).isZero();
    assertThat(cache.size()).isZero();
  }

  @Test
  default void aFilterSeesTheOldValueOfAnExpiredEntry() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(
            shortLived()
                .addCacheEntryListenerConfiguration(
                    hearing.filtered(event -> "x".equals(event.getOldValue()))));
    cache.put("a", "x");
    cache.put("b", "y");
    ticker().advance(Duration.ofMinutes(10));

    cache.purgeExpired();

    assertThat(hearing.lines()).containsExactly("EXPIRED a: x -> x");
  }
}
