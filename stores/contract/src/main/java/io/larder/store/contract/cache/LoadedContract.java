package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of what a loader returns, odd things among it. */
interface LoadedContract extends CacheFixture {
  /** A loader of many that returns this, whatever it is asked. */
  record Answering(@Nullable Map<String, String> answer) implements CacheLoader<String, String> {
    @Override
    public String load(String key) {
      throw new UnsupportedOperationException("loads many, not " + key);
    }

    @Override
    @SuppressWarnings("NullAway") // breaks the rule on purpose
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      return answer;
    }
  }

  private static void loadAll(LarderCache<?, ?> cache, boolean replace, String... keys) {
    @SuppressWarnings("unchecked")
    LarderCache<String, ?> strings = (LarderCache<String, ?>) cache;
    Outcome outcome = new Outcome();
    strings.loadAll(Set.of(keys), replace, outcome);
    assertThat(outcome.failure()).isNull();
  }

  @Test
  @SuppressWarnings("NullAway") // a null value means that there is none
  default void nullValuesAndKeysLeftOutAreNoEntries() {
    Map<String, String> answer = new HashMap<>();
    answer.put("a", "1");
    answer.put("b", null);
    LarderCache<String, String> cache = create(loading(new Answering(answer)));

    assertThat(cache.getAll(Set.of("a", "b", "c"))).containsOnly(Map.entry("a", "1"));
    loadAll(cache, true, "a", "b", "c");
    assertThat(cache).hasSize(1);
  }

  @Test
  @SuppressWarnings("NullAway") // a null value means that there is none
  default void aReloadThatFindsNothingLeavesTheEntry() {
    Map<String, String> answer = new HashMap<>();
    answer.put("a", null);
    LarderCache<String, String> cache = create(loading(new Answering(answer)));
    cache.put("a", "mine");
    cache.put("b", "mine");

    loadAll(cache, true, "a", "b");

    assertThat(cache.getAll(Set.of("a", "b")))
        .containsOnly(Map.entry("a", "mine"), Map.entry("b", "mine"));
  }

  @Test
  default void keysNobodyAskedForAreLeftAlone() {
    LarderCache<String, String> cache =
        create(loading(new Answering(Map.of("a", "1", "extra", "2"))));
    cache.put("extra", "mine");

    assertThat(cache.getAll(Set.of("a", "b"))).containsOnly(Map.entry("a", "1"));
    loadAll(cache, true, "a");
    assertThat(cache.get("extra")).isEqualTo("mine");
  }

  @Test
  default void noMapAtAllIsAnEmptyOne() {
    LarderCache<String, String> cache = create(loading(new Answering(null)));

    assertThat(cache.getAll(Set.of("a"))).isEmpty();
    loadAll(cache, true, "a");
    assertThat(cache).isEmpty();
  }

  @Test
  default void loadAllAsksOnlyForWhatIsMissingUnlessItReplaces() {
    Source source = new Source(key -> "loaded " + key);
    LarderCache<String, String> cache = create(loading(source));
    cache.put("a", "mine");

    loadAll(cache, false, "a", "b");

    assertThat(source.asked()).containsExactly("b");
    assertThat(cache.getAll(Set.of("a", "b")))
        .containsOnly(Map.entry("a", "mine"), Map.entry("b", "loaded b"));
    loadAll(cache, true, "a", "b");
    assertThat(cache.getAll(Set.of("a", "b")))
        .containsOnly(Map.entry("a", "loaded a"), Map.entry("b", "loaded b"));
  }

  @Test
  default void loadsAreEvents() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(
            loading(new Source(key -> "loaded"))
                .addCacheEntryListenerConfiguration(hearing.synchronous()));

    cache.get("a");
    loadAll(cache, true, "a");
    cache.getAll(Set.of("b"));
    cache.invoke("c", (entry, args) -> entry.getValue());

    assertThat(hearing.lines())
        .containsExactly(
            "CREATED a: null -> loaded",
            "UPDATED a: loaded -> loaded",
            "CREATED b: null -> loaded",
            "CREATED c: null -> loaded");
  }

  @Test
  default void whatWasLoadedIsNotWrittenThroughUntilItIsChanged() {
    Ledger ledger = new Ledger();
    LarderConfiguration<String, String> configuration =
        writing(ledger)
            .setReadThrough(true)
            .setCacheLoaderFactory(() -> new Source(key -> "loaded"));
    LarderCache<String, String> cache = create(configuration);

    cache.get("a");
    cache.getAll(Set.of("b"));
    loadAll(cache, true, "c");
    cache.invoke("d", (entry, args) -> entry.getValue());
    assertThat(ledger.calls()).isEmpty();
    cache.invoke(
        "e",
        (entry, args) -> {
          entry.getValue();
          entry.remove();
          return null;
        });
    assertThat(ledger.calls()).as("loaded, then removed: that is a removal").containsExactly("-e");
    assertThat(Arrays.asList(cache.containsKey("d"), cache.containsKey("e")))
        .containsExactly(true, false);
  }

  @Test
  default void withoutALoaderThereIsNothingToLoadAndThatIsSaidAtOnce() {
    LarderCache<String, String> cache = create(strings());

    loadAll(cache, true, "a");
    cache.loadAll(Set.of("a"), true, null);

    assertThat(cache).isEmpty();
  }

  @Test
  default void loadAllLoadsAlsoWhereNothingIsReadThrough() {
    LarderCache<String, String> cache =
        create(strings().setCacheLoaderFactory(() -> new Source(key -> "loaded")));

    assertThat(cache.get("a")).isNull();
    loadAll(cache, false, "a");
    assertThat(cache.get("a")).isEqualTo("loaded");
  }
}
