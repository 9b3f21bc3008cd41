package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.processor.EntryProcessor;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

/** A processor, loader or writer that works on its own key through the cache is told so. */
interface ReentryContract extends CacheFixture {
  /** The key that user code works on. */
  String KEY = "key-of-mine";

  /** Every operation that needs the key. */
  private static List<Consumer<Cache<String, String>>> operationsOnTheKey() {
    return List.of(
        cache -> cache.put(KEY, "2"),
        cache -> cache.putAll(otherFirst()),
        cache -> cache.getAndPut(KEY, "2"),
        cache -> cache.putIfAbsent(KEY, "2"),
        cache -> cache.replace(KEY, "2"),
        cache -> cache.replace(KEY, "1", "2"),
        cache -> cache.getAndReplace(KEY, "2"),
        cache -> cache.remove(KEY),
        cache -> cache.remove(KEY, "1"),
        cache -> cache.getAndRemove(KEY),
        cache -> cache.removeAll(Set.of(KEY)),
        cache -> cache.invoke(KEY, (entry, args) -> null));
  }

  private static Map<String, String> otherFirst() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("other", "2");
    entries.put(KEY, "2");
    return entries;
  }

  private static void assertRefused(ThrowableAssert.ThrowingCallable operation) {
    assertThat(ThrowableAssert.catchThrowable(operation))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(NAME, KEY);
  }

  private static void assertEachRefused(Cache<String, String> cache) {
    for (Consumer<Cache<String, String>> each : operationsOnTheKey()) {
      assertRefused(() -> each.accept(cache));
    }
  }

  /** Runs a processor on the key in a thread of its own. */
  private static String invoke(
      Cache<String, String> cache, EntryProcessor<String, String, String> processor) {
    return Worker.start(() -> cache.invoke(KEY, processor)).result();
  }

  @Test
  default void aProcessorOnItsOwnKeyIsRefusedAndMayGoOn() {
    LarderCache<String, String> cache = create(strings());
    cache.put(KEY, "1");

    String answer =
        invoke(
            cache,
            (entry, args) -> {
              assertEachRefused(cache);
              entry.setValue("set");
              return "went on";
            });

    assertThat(answer).isEqualTo("went on");
    assertThat(cache.get(KEY)).isEqualTo("set");
    assertThat(cache.containsKey("other")).isFalse();
    cache.put(KEY, "the key is free");
  }

  @Test
  default void aLoaderOnItsOwnKeyIsRefusedAndMayGoOn() {
    Late<Cache<String, String>> self = new Late<>();
    LarderCache<String, String> cache =
        create(
            loading(
                new Source(
                    key -> {
                      assertEachRefused(self.get());
                      assertRefused(() -> self.get().get(KEY));
                      assertRefused(() -> self.get().getAll(Set.of(KEY)));
                      return "loaded";
                    })));
    self.set(cache);

    assertThat(Worker.start(() -> cache.get(KEY)).result()).isEqualTo("loaded");
    cache.remove(KEY);
    assertThat(Worker.start(() -> cache.getAll(Set.of(KEY))).result())
        .containsOnly(Map.entry(KEY, "loaded"));
    cache.put(KEY, "the key is free");
  }

  @Test
  default void aWriterOnItsOwnKeyIsRefusedAndMayGoOn() {
    Late<Cache<String, String>> self = new Late<>();
    Ledger ledger =
        new Ledger(
            key -> {
              if (self.isThere()) {
                assertEachRefused(self.get());
              }
              return false;
            });
    LarderCache<String, String> cache = create(writing(ledger));
    cache.put(KEY, "1");
    self.set(cache);

    Worker.run(() -> cache.put(KEY, "2")).result();
    Worker.run(() -> cache.putAll(Map.of(KEY, "3"))).result();
    Worker.run(() -> cache.remove(KEY)).result();

    assertThat(ledger.calls()).containsExactly(KEY + "=1", KEY + "=2", KEY + "=3", "-" + KEY);
    assertThat(cache.containsKey(KEY)).isFalse();
  }

  @Test
  default void aLoaderThatComesBackToItsKeyThroughAnotherIsRefused() {
    Late<Cache<String, String>> self = new Late<>();
    LarderCache<String, String> cache =
        create(loading(new Source(key -> self.get().get(key.equals("a") ? "b" : "a"))));
    self.set(cache);

    assertThat(Worker.start(() -> cache.get("a")).failure())
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .hasStackTraceContaining("a");
    cache.put("a", "1");
    cache.put("b", "1");
  }

  @Test
  default void aProcessorMayReadItsOwnEntryAsItWas() {
    LarderCache<String, String> cache = create(strings());
    cache.put(KEY, "1");

    String seen =
        invoke(
            cache,
            (entry, args) -> {
              entry.setValue("2");
              return cache.get(KEY) + cache.containsKey(KEY);
            });

    assertThat(seen).isEqualTo("1true");
  }

  @Test
  default void userCodeMayWorkOnOtherKeysAndOtherCaches() {
    LarderCache<String, String> other = create("other", strings());
    LarderCache<String, String> cache = create(strings());

    Worker.run(
            () ->
                cache.invoke(
                    "a",
                    (entry, args) -> {
                      cache.put("b", "1");
                      cache.invoke("c", (inner, none) -> other.getAndPut("a", "1"));
                      entry.setValue("1");
                      return null;
                    }))
        .result();

    assertThat(cache.getAll(Set.of("a", "b", "c"))).containsOnlyKeys("a", "b");
    assertThat(other.get("a")).isEqualTo("1");
  }
}
