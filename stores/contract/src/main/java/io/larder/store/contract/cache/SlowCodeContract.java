package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.expiry.CreatedExpiryPolicy;
import org.junit.jupiter.api.Test;

/** Loaders and processors that take their time: what time and others do meanwhile. */
interface SlowCodeContract extends CacheFixture {
  private static javax.cache.expiry.Duration seconds(long seconds) {
    return new javax.cache.expiry.Duration(TimeUnit.SECONDS, seconds);
  }

  @Test
  default void anEntryLivesFromWhenItWasLoaded() {
    Source source =
        new Source(
            key -> {
              ticker().advance(Duration.ofSeconds(6));
              return "loaded";
            });
    LarderCache<String, String> cache =
        create(loading(source).setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(seconds(5))));

    for (int i = 0; i < 3; i++) {
      assertThat(cache.get("a")).isEqualTo("loaded");
      assertThat(cache.getAll(Set.of("b"))).containsEntry("b", "loaded");
      assertThat(cache.containsKey("b")).isTrue();
      assertThat(source.asked()).hasSize(2 + 2 * i);
      ticker().advance(Duration.ofSeconds(5));
    }
  }

  @Test
  default void anEntryLivesFromWhenItsProcessorEnded() {
    LarderCache<String, String> cache =
        create(strings().setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(seconds(5))));

    cache.invoke(
        "a",
        (entry, arguments) -> {
          ticker().advance(Duration.ofSeconds(6));
          entry.setValue("made");
          return null;
        });

    assertThat(cache.get("a")).isEqualTo("made");
    ticker().advance(Duration.ofSeconds(5));
    assertThat(cache.containsKey("a")).isFalse();
  }

  @Test
  default void whatAProcessorMadeOfAClearedEntryIsMadeAgain() {
    LarderCache<String, Integer> cache = create(configuration(String.class, Integer.class));
    cache.put("a", 5);
    AtomicInteger runs = new AtomicInteger();

    Integer answer =
        cache.invoke(
            "a",
            (entry, arguments) -> {
              int next = entry.exists() ? entry.getValue() + 1 : 1;
              if (runs.incrementAndGet() == 1) {
                Worker.run(cache::clear).result();
              }
              entry.setValue(next);
              return next;
            });

    assertThat(answer).isEqualTo(1);
    assertThat(cache.get("a")).isEqualTo(1);
  }

  @Test
  default void whatWasLoadedBeforeAClearIsNotKept() {
    Late<LarderCache<String, String>> self = new Late<>();
    AtomicInteger loads = new AtomicInteger();
    Source source =
        new Source(
            key -> {
              int load = loads.incrementAndGet();
              if (load == 1) {
                Worker.run(self.get()::clear).result();
              }
              return "load " + load;
            });
    self.set(create(loading(source)));

    assertThat(self.get().get("a")).isEqualTo("load 2");
    assertThat(self.get().get("a")).isEqualTo("load 2");
  }

  @Test
  default void loadsThatHangHoldUpNeitherListenersNorOtherCaches() {
    CountDownLatch free = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    Source hanging =
        new Source(
            key -> {
              Worker.await(free);
              return "loaded";
            });
    LarderCache<String, String> slow = create("slow", loading(hanging));
    Hearing<String, String> hearing = new Hearing<>(event -> told.countDown());
    LarderCache<String, String> other =
        create("other", strings().addCacheEntryListenerConfiguration(hearing.asynchronous()));
    try {
      for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
        slow.loadAll(Set.of("key-" + i), false, null);
      }

      other.put("a", "1");
      Worker.await(told);

      assertThat(hearing.lines()).containsExactly("CREATED a: null -> 1");
    } finally {
      free.countDown();
    }
  }
}
