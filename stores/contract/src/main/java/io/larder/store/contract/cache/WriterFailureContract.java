package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.MutableEntry;
import org.junit.jupiter.api.Test;

/** A writer that fails: the entry is as it was; no event, no count. */
interface WriterFailureContract extends CacheFixture {
  /** A cache in which a write to any of these keys is refused from now on. */
  private LarderCache<String, String> refusing(Set<String> keys, Hearing<String, String> hearing) {
    Set<String> refused = ConcurrentHashMap.newKeySet();
    LarderCache<String, String> cache =
        create(
            writing(new Ledger(refused::contains))
                .setStatisticsEnabled(true)
                .addCacheEntryListenerConfiguration(hearing.synchronous()));
    cache.put("a", "1", Duration.ofMinutes(10));
    cache.put("b", "1");
    cache.statistics().clear();
    hearing.forget();
    refused.addAll(keys);
    return cache;
  }

  private static List<Consumer<LarderCache<String, String>>> changesOf(String key) {
    return List.of(
        cache -> cache.put(key, "2"),
        cache -> cache.put(key, "2", Duration.ofMinutes(1)),
        cache -> cache.getAndPut(key, "2"),
        cache -> cache.putAll(Map.of(key, "2")),
        cache -> cache.remove(key),
        cache -> cache.getAndRemove(key),
        cache -> cache.removeAll(Set.of(key)),
        cache -> cache.invoke(key, (entry, args) -> set(entry)),
        cache -> cache.invoke(key, (entry, args) -> removed(entry)));
  }

  private static boolean set(MutableEntry<String, String> entry) {
    entry.setValue("2");
    return true;
  }

  private static boolean removed(MutableEntry<String, String> entry) {
    entry.remove();
    return true;
  }

  @Test
  default void anEntryThatCannotBeWrittenStaysAsItWas() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache = refusing(Set.of("a"), hearing);
    Instant end = cache.expiresAt("a");

    List<Consumer<LarderCache<String, String>>> changes = new ArrayList<>(changesOf("a"));
    changes.add(all -> all.replace("a", "2"));
    changes.add(all -> all.replace("a", "1", "2"));
    changes.add(all -> all.getAndReplace("a", "2"));
    changes.add(all -> all.remove("a", "1"));
    for (Consumer<LarderCache<String, String>> change : changes) {
      assertThatThrownBy(() -> change.accept(cache))
          .isInstanceOf(CacheWriterException.class)
          .hasMessageContaining(NAME)
          .hasRootCauseMessage("refused a");
      assertThat(cache.containsKey("a")).isTrue();
    }

    assertThat(Counts.of(cache)).isEqualTo(Counts.NOTHING);
    assertThat(cache.get("a")).isEqualTo("1");
    assertThat(cache.expiresAt("a")).isEqualTo(end);
    assertThat(hearing.lines()).isEmpty();
  }

  @Test
  default void anAbsentEntryThatCannotBeWrittenStaysAbsent() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache = refusing(Set.of("c"), hearing);

    for (Consumer<LarderCache<String, String>> change : changesOf("c")) {
      assertThatThrownBy(() -> change.accept(cache)).isInstanceOf(CacheWriterException.class);
    }
    assertThatThrownBy(() -> cache.putIfAbsent("c", "2")).isInstanceOf(CacheWriterException.class);

    assertThat(Counts.of(cache)).isEqualTo(Counts.NOTHING);
    assertThat(cache.containsKey("c")).isFalse();
    assertThat(cache.size()).isEqualTo(2);
    assertThat(hearing.lines()).isEmpty();
  }

  @Test
  default void aListenerThatFailsDoesNotHideWhatWasNotWritten() {
    Hearing<String, String> failing =
        new Hearing<>(
            event -> {
              throw new IllegalStateException("on purpose");
            });
    LarderCache<String, String> cache =
        create(
            writing(new Ledger("a"::equals))
                .addCacheEntryListenerConfiguration(failing.synchronous()));

    assertThatThrownBy(() -> cache.putAll(Map.of("a", "2", "b", "2")))
        .isInstanceOf(CacheWriterException.class)
        .hasRootCauseMessage("refused a")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .hasAtLeastOneElementOfType(CacheEntryListenerException.class));
  }

  @Test
  default void ofAPutAllWhatWasWrittenIsStored() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache = refusing(Set.of("a", "d"), hearing);

    assertThatThrownBy(() -> cache.putAll(Map.of("a", "2", "b", "2", "c", "2", "d", "2")))
        .isInstanceOf(CacheWriterException.class);

    assertThat(Counts.of(cache)).isEqualTo(Counts.puts(2));
    assertThat(cache.getAll(Set.of("a", "b", "c", "d")))
        .containsOnly(Map.entry("a", "1"), Map.entry("b", "2"), Map.entry("c", "2"));
    assertThat(hearing.lines())
        .containsExactlyInAnyOrder("UPDATED b: 1 -> 2", "CREATED c: null -> 2");
  }

  @Test
  default void ofARemoveAllWhatWasDeletedIsRemoved() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache = refusing(Set.of("a", "d"), hearing);

    assertThatThrownBy(() -> cache.removeAll(Set.of("a", "b", "c", "d")))
        .isInstanceOf(CacheWriterException.class);
    assertThatThrownBy(cache::removeAll).isInstanceOf(CacheWriterException.class);

    assertThat(Counts.of(cache)).isEqualTo(Counts.removals(1));
    assertThat(cache.get("a")).isEqualTo("1");
    assertThat(cache.containsKey("b")).isFalse();
    assertThat(hearing.lines()).containsExactly("REMOVED b: 1 -> 1");
  }

  @Test
  default void theIteratorRemovesNothingThatCannotBeDeleted() {
    LarderCache<String, String> cache = refusing(Set.of("a", "b"), new Hearing<>());

    var iterator = cache.iterator();
    iterator.next();

    assertThatThrownBy(iterator::remove).isInstanceOf(CacheWriterException.class);
    assertThat(cache).hasSize(2);
  }

  @Test
  default void ofAnInvokeAllEachEntryFailsForItself() {
    LarderCache<String, String> cache = refusing(Set.of("a"), new Hearing<>());

    var results = cache.invokeAll(Set.of("a", "b"), (entry, args) -> set(entry));

    assertThat(CacheFixture.answer(results, "b")).isTrue();
    assertThatThrownBy(() -> CacheFixture.answer(results, "a"))
        .isInstanceOf(CacheWriterException.class);
    assertThat(cache.getAll(Set.of("a", "b")))
        .containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
  }

  @Test
  default void anErrorOfTheWriterLeavesTheEntryToo() {
    AtomicBoolean broken = new AtomicBoolean();
    LarderCache<String, String> cache =
        create(
            writing(
                new Ledger(
                    key -> {
                      if (broken.get()) {
                        throw new AssertionError("on purpose");
                      }
                      return false;
                    })));
    cache.put("a", "1");
    broken.set(true);

    assertThatThrownBy(() -> cache.put("a", "2")).hasMessage("on purpose");
    assertThatThrownBy(() -> cache.put("b", "2")).hasMessage("on purpose");
    assertThatThrownBy(() -> cache.putAll(Map.of("a", "2", "b", "2"))).hasMessage("on purpose");

    assertThat(cache.get("a")).isEqualTo("1");
    assertThat(cache.containsKey("b")).isFalse();
    broken.set(false);
    cache.put("a", "3");
    assertThat(cache.get("a")).isEqualTo("3");
  }
}
