package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A loader that fails: nothing is half done, nobody waits in vain, the next time is a new time. */
interface LoadFailureContract extends CacheFixture {
  /** A source that is asked for all keys and gives up in the middle of them. */
  private static Source failingAt(String bad) {
    return new Source(
        key -> {
          if (key.equals(bad)) {
            throw new IllegalStateException("no " + bad);
          }
          return "loaded " + key;
        });
  }

  private static @Nullable Exception loadAll(
      LarderCache<String, String> cache, boolean replace, String... keys) {
    Outcome outcome = new Outcome();
    cache.loadAll(Set.of(keys), replace, outcome);
    return outcome.failure();
  }

  @Test
  default void aLoadAllThatFailsIsToldAndChangesNothing() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(
            loading(failingAt("c"))
                .setStatisticsEnabled(true)
                .addCacheEntryListenerConfiguration(hearing.synchronous()));
    cache.put("a", "mine");
    hearing.forget();

    assertThat(loadAll(cache, true, "a", "b", "c", "d"))
        .isInstanceOf(CacheLoaderException.class)
        .hasMessageContaining(NAME)
        .hasRootCauseMessage("no c");
    assertThat(cache).hasSize(1);
    assertThat(cache.get("a")).isEqualTo("mine");
    assertThat(cache.containsKey("b")).isFalse();
    assertThat(hearing.lines()).isEmpty();
    assertThat(loadAll(cache, true, "b", "d")).isNull();
    assertThat(cache.get("b")).isEqualTo("loaded b");
  }

  @Test
  default void aGetAllThatFailsToLoadThrowsAndChangesNothing() {
    LarderCache<String, String> cache = create(loading(failingAt("c")));
    cache.put("a", "mine");

    assertThatThrownBy(() -> cache.getAll(Set.of("a", "b", "c")))
        .isInstanceOf(CacheLoaderException.class)
        .hasMessageContaining(NAME)
        .hasRootCauseMessage("no c");
    assertThat(cache).hasSize(1);
    assertThat(cache.getAll(Set.of("a", "b")))
        .containsOnly(Map.entry("a", "mine"), Map.entry("b", "loaded b"));
  }

  @Test
  default void aGetThatFailsToLoadThrowsAndIsTriedAgain() {
    AtomicBoolean down = new AtomicBoolean(true);
    LarderCache<String, String> cache =
        create(
            loading(
                new Source(
                    key -> {
                      if (down.get()) {
                        throw new IllegalStateException("down");
                      }
                      return key;
                    })));

    assertThatThrownBy(() -> cache.get("a"))
        .isInstanceOf(CacheLoaderException.class)
        .hasMessageContaining(NAME)
        .hasRootCauseMessage("down");
    down.set(false);
    assertThat(cache.get("a")).isEqualTo("a");
  }

  @Test
  default void aLoadersOwnCacheLoaderExceptionIsNotWrapped() {
    CacheLoaderException own = new CacheLoaderException("own");
    LarderCache<String, String> cache =
        create(
            loading(
                new Source(
                    key -> {
                      throw own;
                    })));

    assertThatThrownBy(() -> cache.get("a")).isSameAs(own);
    assertThatThrownBy(() -> cache.getAll(Set.of("a"))).isSameAs(own);
    assertThat(loadAll(cache, true, "a")).isSameAs(own);
  }

  @Test
  default void anErrorOfALoaderIsToldToTheCompletionListenerToo() {
    LarderCache<String, String> cache =
        create(
            loading(
                new Source(
                    key -> {
                      throw new StackOverflowError("too deep");
                    })));

    assertThat(loadAll(cache, true, "a"))
        .isInstanceOf(CacheLoaderException.class)
        .hasRootCauseMessage("too deep");
    assertThatThrownBy(() -> cache.get("a")).hasMessageContaining("too deep");
    cache.put("a", "the key is free");
    assertThat(cache.get("a")).isEqualTo("the key is free");
  }

  @Test
  default void aProcessorWhoseLoadFailsChangesNothing() {
    LarderCache<String, String> cache = create(loading(failingAt("c")));

    assertThatThrownBy(() -> cache.invoke("c", (entry, args) -> entry.getValue()))
        .hasRootCauseMessage("no c");
    assertThat(cache.containsKey("c")).isFalse();
  }

  @Test
  default void aCompletionListenerThatFailsHarmsNobody() {
    LarderCache<String, String> cache = create(loading(failingAt("none")));
    CompletionListener failing =
        new CompletionListener() {
          @Override
          public void onCompletion() {
            throw new IllegalStateException("a listener that fails, on purpose");
          }

          @Override
          public void onException(Exception e) {
            throw new IllegalStateException("a listener that fails, on purpose", e);
          }
        };

    cache.loadAll(Set.of("a"), true, failing);
    cache.loadAll(Set.of("none"), true, failing);

    assertThat(loadAll(cache, true, "a", "b")).isNull();
    assertThat(cache).hasSize(2);
  }
}
