package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.processor.EntryProcessorResult;
import javax.cache.processor.MutableEntry;
import org.junit.jupiter.api.Test;

/** Listeners that fail: the entry has changed, the caller is told, others hear all the same. */
interface ListenerFailureContract extends CacheFixture {
  /** A listener that throws what it is given, each time it hears. */
  private static Hearing<String, String> throwing(RuntimeException failure) {
    return new Hearing<>(
        event -> {
          throw failure;
        });
  }

  private LarderCache<String, String> with(Hearing<String, String> first) {
    return create(strings().addCacheEntryListenerConfiguration(first.synchronous()));
  }

  @Test
  default void aFailureIsWrappedAndTheEntryHasChanged() {
    IllegalStateException failure = new IllegalStateException("on purpose");
    LarderCache<String, String> cache = with(throwing(failure));

    assertThatThrownBy(() -> cache.put("a", "1"))
        .isInstanceOf(CacheEntryListenerException.class)
        .hasMessageContaining(NAME)
        .hasCause(failure);
    assertThat(cache.get("a")).isEqualTo("1");
    assertThatThrownBy(() -> cache.invoke("a", (entry, args) -> setTo(entry, "2")))
        .isInstanceOf(CacheEntryListenerException.class);
    assertThat(cache.get("a")).isEqualTo("2");
    assertThatThrownBy(() -> cache.remove("a")).isInstanceOf(CacheEntryListenerException.class);
    assertThat(cache.containsKey("a")).isFalse();
  }

  private static boolean setTo(MutableEntry<String, String> entry, String value) {
    entry.setValue(value);
    return true;
  }

  @Test
  default void aListenersOwnListenerExceptionIsNotWrapped() {
    CacheEntryListenerException own = new CacheEntryListenerException("own");
    LarderCache<String, String> cache = with(throwing(own));

    assertThatThrownBy(() -> cache.put("a", "1")).isSameAs(own);
  }

  @Test
  default void twoListenersThatFailAreBothTold() {
    Hearing<String, String> first = throwing(new IllegalStateException("first"));
    Hearing<String, String> second = throwing(new IllegalStateException("second"));
    Hearing<String, String> third = new Hearing<>();
    LarderCache<String, String> cache =
        create(
            strings()
                .addCacheEntryListenerConfiguration(first.synchronous())
                .addCacheEntryListenerConfiguration(second.synchronous())
                .addCacheEntryListenerConfiguration(third.synchronous()));

    assertThatThrownBy(() -> cache.put("a", "1"))
        .isInstanceOf(CacheEntryListenerException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .hasSize(1)
                    .allMatch(CacheEntryListenerException.class::isInstance));
    assertThat(first.lines()).hasSize(1);
    assertThat(second.lines()).hasSize(1);
    assertThat(third.lines()).hasSize(1);
  }

  @Test
  default void aFilterThatFailsIsAFailure() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(
            strings()
                .addCacheEntryListenerConfiguration(
                    hearing.filtered(
                        event -> {
                          throw new IllegalStateException("on purpose");
                        })));

    assertThatThrownBy(() -> cache.put("a", "1"))
        .isInstanceOf(CacheEntryListenerException.class)
        .hasRootCauseMessage("on purpose");
    assertThat(cache.get("a")).isEqualTo("1");
    assertThat(hearing.lines()).isEmpty();
  }

  @Test
  default void allEntriesOfAPutAllAreToldWhateverFails() {
    Hearing<String, String> hearing = throwing(new IllegalStateException("on purpose"));
    LarderCache<String, String> cache = with(hearing);
    Map<String, String> entries = new LinkedHashMap<>(Map.of("a", "1", "b", "1", "c", "1"));

    assertThatThrownBy(() -> cache.putAll(entries)).isInstanceOf(CacheEntryListenerException.class);

    assertThat(hearing.lines()).hasSize(3);
    assertThat(cache).hasSize(3);
  }

  @Test
  default void invokeAllAnswersForTheKeyWhoseListenerFailed() {
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if (event.getKey().equals("b")) {
                throw new IllegalStateException("on purpose");
              }
            });
    LarderCache<String, String> cache = with(hearing);

    Map<String, EntryProcessorResult<Boolean>> results =
        cache.invokeAll(Set.of("a", "b", "c"), (entry, args) -> setTo(entry, entry.getKey()));

    assertThat(results).containsOnlyKeys("a", "b", "c");
    assertThat(CacheFixture.answer(results, "a")).isTrue();
    assertThatThrownBy(() -> CacheFixture.answer(results, "b"))
        .isInstanceOf(CacheEntryListenerException.class);
    assertThat(cache).hasSize(3);
  }

  @Test
  default void aFailureGoesToTheOneWhoCausedTheEvent() {
    Late<Worker<?>> second = new Late<>();
    Late<Cache<String, String>> self = new Late<>();
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if ("1".equals(event.getValue())) {
                second.set(Worker.run(() -> self.get().put("a", "2")));
                second.get().awaitBlocked();
              } else {
                throw new IllegalStateException("on purpose");
              }
            });
    self.set(with(hearing));

    Worker.run(() -> self.get().put("a", "1")).result();

    assertThat(second.get().failure())
        .isInstanceOf(CacheEntryListenerException.class)
        .hasRootCauseMessage("on purpose");
    assertThat(hearing.lines()).containsExactly("CREATED a: null -> 1", "UPDATED a: 1 -> 2");
  }

  @Test
  default void theSameExceptionForTwoEntriesIsThrownOnce() {
    CacheEntryListenerException own = new CacheEntryListenerException("own");
    LarderCache<String, String> cache = with(throwing(own));
    cache.registerCacheEntryListener(throwing(own).synchronous());

    assertThatThrownBy(() -> cache.putAll(Map.of("a", "1", "b", "1"))).isSameAs(own);
    assertThat(cache).hasSize(2);
  }
}
