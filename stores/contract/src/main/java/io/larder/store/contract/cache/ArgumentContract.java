package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Null, and objects of other types than the declared ones: refused before anything happens. */
@SuppressWarnings("NullAway") // null is what is tested
interface ArgumentContract extends CacheFixture {
  EntryProcessor<Object, Object, Object> IDLE = (entry, args) -> null;

  private static Map<Object, Object> map(Object key, Object value) {
    return Collections.singletonMap(key, value);
  }

  private static Set<Object> set(Object... things) {
    return new HashSet<>(Arrays.asList(things));
  }

  /** Every operation with a wrong key, by name. */
  private static Map<String, ThrowingCallable> withKey(
      LarderCache<Object, Object> cache, Object k) {
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("get", () -> cache.get(k));
    calls.put("getAll", () -> cache.getAll(set("a", k)));
    calls.put("containsKey", () -> cache.containsKey(k));
    calls.put("loadAll", () -> cache.loadAll(set("a", k), true, null));
    calls.put("put", () -> cache.put(k, "2"));
    calls.put("put with time to live", () -> cache.put(k, "2", Duration.ofMinutes(1)));
    calls.put("getAndPut", () -> cache.getAndPut(k, "2"));
    calls.put("putAll", () -> cache.putAll(map(k, "2")));
    calls.put("putIfAbsent", () -> cache.putIfAbsent(k, "2"));
    calls.put("remove", () -> cache.remove(k));
    calls.put("remove a value", () -> cache.remove(k, "1"));
    calls.put("getAndRemove", () -> cache.getAndRemove(k));
    calls.put("replace a value", () -> cache.replace(k, "1", "2"));
    calls.put("replace", () -> cache.replace(k, "2"));
    calls.put("getAndReplace", () -> cache.getAndReplace(k, "2"));
    calls.put("removeAll", () -> cache.removeAll(set("a", k)));
    calls.put("invoke", () -> cache.invoke(k, IDLE));
    calls.put("invokeAll", () -> cache.invokeAll(set("a", k), IDLE));
    calls.put("expiresAt", () -> cache.expiresAt(k));
    return calls;
  }

  /** Every operation with a wrong value, by name. */
  private static Map<String, ThrowingCallable> withValue(
      LarderCache<Object, Object> cache, Object v) {
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("put", () -> cache.put("a", v));
    calls.put("put with time to live", () -> cache.put("a", v, Duration.ofMinutes(1)));
    calls.put("getAndPut", () -> cache.getAndPut("a", v));
    calls.put("putAll", () -> cache.putAll(map("a", v)));
    calls.put("putIfAbsent", () -> cache.putIfAbsent("b", v));
    calls.put("remove a value", () -> cache.remove("a", v));
    calls.put("replace a value", () -> cache.replace("a", v, "2"));
    calls.put("replace by a value", () -> cache.replace("a", "1", v));
    calls.put("replace", () -> cache.replace("a", v));
    calls.put("getAndReplace", () -> cache.getAndReplace("a", v));
    return calls;
  }

  @SuppressWarnings("unchecked")
  private LarderCache<Object, Object> wronglyUsed(Source source, Ledger ledger) {
    LarderCache<?, ?> cache =
        create(
            writing(ledger)
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> source)
                .setStatisticsEnabled(true));
    LarderCache<Object, Object> unchecked = (LarderCache<Object, Object>) cache;
    unchecked.put("a", "1");
    unchecked.statistics().clear();
    return unchecked;
  }

  private static void assertRefused(
      Map<String, ThrowingCallable> calls, Class<? extends RuntimeException> expected) {
    calls.forEach((name, call) -> assertThatThrownBy(call).as(name).isExactlyInstanceOf(expected));
  }

  private void assertNothingHappens(Consumer<LarderCache<Object, Object>> refused) {
    Source source = new Source(key -> "loaded");
    Ledger ledger = new Ledger();
    LarderCache<Object, Object> cache = wronglyUsed(source, ledger);

    refused.accept(cache);

    assertThat(Counts.of(cache)).isEqualTo(Counts.NOTHING);
    assertThat(source.asked()).isEmpty();
    assertThat(ledger.calls()).containsExactly("a=1");
    assertThat(cache.get("a")).isEqualTo("1");
    assertThat(cache).hasSize(1);
  }

  @Test
  default void nullIsNoKeyAndNoValue() {
    assertNothingHappens(
        cache -> {
          assertRefused(withKey(cache, null), NullPointerException.class);
          assertRefused(withValue(cache, null), NullPointerException.class);
        });
  }

  @Test
  default void anObjectOfAnotherTypeIsNoKeyAndNoValue() {
    assertNothingHappens(
        cache -> {
          assertRefused(withKey(cache, 1), ClassCastException.class);
          assertRefused(withValue(cache, 1), ClassCastException.class);
        });
  }

  /** Without a loader and a writer, which the cache of the others has. */
  @Test
  @SuppressWarnings("unchecked")
  default void aPutAllWithOneWrongEntryPutsNone() {
    LarderCache<?, ?> strings = create(strings());
    LarderCache<Object, Object> cache = (LarderCache<Object, Object>) strings;
    List<Map<Object, Object>> wrong =
        List.of(map(null, "1"), map("b", null), map(2, "1"), map("b", 2));
    for (Map<Object, Object> each : wrong) {
      Map<Object, Object> entries = new LinkedHashMap<>(map("a", "1"));
      entries.putAll(each);
      assertThatThrownBy(() -> cache.putAll(entries))
          .isInstanceOfAny(NullPointerException.class, ClassCastException.class);
    }

    assertThat(cache).isEmpty();
  }

  @Test
  default void theMessageNamesTheCacheAndBothTypes() {
    assertNothingHappens(
        cache ->
            assertThatThrownBy(() -> cache.put("a", 1))
                .hasMessageContainingAll(NAME, "java.lang.Integer", "java.lang.String"));
  }

  @Test
  default void nullIsNothingElseEither() {
    assertNothingHappens(
        cache -> {
          Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
          calls.put("getAll", () -> cache.getAll(null));
          calls.put("loadAll", () -> cache.loadAll(null, true, null));
          calls.put("put", () -> cache.put("a", "2", null));
          calls.put("putAll", () -> cache.putAll(null));
          calls.put("removeAll", () -> cache.removeAll(null));
          calls.put("invoke", () -> cache.invoke("a", null));
          calls.put("invokeAll", () -> cache.invokeAll(set("a"), null));
          calls.put("invokeAll on no keys", () -> cache.invokeAll(null, IDLE));
          calls.put("register", () -> cache.registerCacheEntryListener(null));
          calls.put("deregister", () -> cache.deregisterCacheEntryListener(null));
          calls.put("getConfiguration", () -> cache.getConfiguration(null));
          calls.put("unwrap", () -> cache.unwrap(null));
          calls.put("createCache", () -> manager().createCache(null, strings()));
          calls.put("createCache without", () -> manager().createCache("other", null));
          calls.put("getCache", () -> manager().getCache(null));
          calls.put("destroyCache", () -> manager().destroyCache(null));
          calls.put("enableStatistics", () -> manager().enableStatistics(null, true));
          calls.put("enableManagement", () -> manager().enableManagement(null, true));
          assertRefused(calls, NullPointerException.class);
        });
  }

  @Test
  default void aProcessorCannotSetAValueOfAnotherType() {
    assertNothingHappens(
        cache -> {
          assertThatThrownBy(
                  () ->
                      cache.invoke(
                          "b",
                          (entry, args) -> {
                            entry.setValue(1);
                            return null;
                          }))
              .isInstanceOf(EntryProcessorException.class)
              .hasRootCauseInstanceOf(ClassCastException.class);
          cache.statistics().clear();
        });
  }

  @Test
  default void aTypedCacheIsGivenOnlyForItsOwnTypes() {
    create(strings());

    for (ThrowingCallable each :
        List.<ThrowingCallable>of(
            () -> manager().getCache(NAME, String.class, Integer.class),
            () -> manager().getCache(NAME, Integer.class, String.class),
            () -> manager().getCache(NAME, Object.class, Object.class),
            () -> manager().getCache(NAME, CharSequence.class, String.class))) {
      assertThatThrownBy(each)
          .isInstanceOf(ClassCastException.class)
          .hasMessageContainingAll(NAME, "java.lang.String");
    }
    assertThat(manager().getCache("none", String.class, Integer.class)).isNull();
    assertThat(manager().getCache(NAME, String.class, String.class)).isNotNull();
    assertThat(manager().<Object, Object>getCache(NAME)).isNotNull();
  }
}
