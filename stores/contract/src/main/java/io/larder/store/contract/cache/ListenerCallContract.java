package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** Listeners that use the cache themselves: no deadlock, and events in order. */
interface ListenerCallContract extends CacheFixture {
  @Test
  default void aListenerMayChangeItsOwnKey() {
    Late<Cache<String, String>> self = new Late<>();
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if ("1".equals(event.getValue())) {
                self.get().put("a", "2");
              } else if ("2".equals(event.getValue())) {
                self.get().remove("a");
              }
            });
    LarderCache<String, String> cache = heard(strings(), hearing, self);

    Worker.run(() -> cache.put("a", "1")).result();

    assertThat(hearing.lines())
        .containsExactly("CREATED a: null -> 1", "UPDATED a: 1 -> 2", "REMOVED a: 2 -> 2");
    assertThat(cache.containsKey("a")).isFalse();
  }

  @Test
  default void aListenerMayReadAndChangeOtherKeys() {
    Late<Cache<String, String>> self = new Late<>();
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if (event.getKey().equals("a")) {
                assertThat(self.get().get("a")).isEqualTo("1");
                self.get().putAll(Map.of("b", "from a"));
                assertThat(self.get().get("b")).isEqualTo("from a");
              }
            });
    LarderCache<String, String> cache = heard(strings(), hearing, self);

    Worker.run(() -> cache.put("a", "1")).result();

    assertThat(hearing.lines())
        .containsExactly("CREATED a: null -> 1", "CREATED b: null -> from a");
  }

  @Test
  default void anAsynchronousListenerMayChangeItsOwnKey() {
    Late<Cache<String, String>> self = new Late<>();
    CountDownLatch twice = new CountDownLatch(2);
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              self.get().putIfAbsent("b", "1");
              self.get().replace("a", "1", "2");
              twice.countDown();
            });
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(hearing.asynchronous()));
    self.set(cache);

    cache.put("a", "1");
    Worker.await(twice);

    assertThat(cache.get("a")).isEqualTo("2");
    assertThat(cache.get("b")).isEqualTo("1");
  }

  @Test
  default void listenersInTwoThreadsMayChangeEachOthersKeys() {
    Late<Cache<String, String>> self = new Late<>();
    CyclicBarrier bothListen = new CyclicBarrier(2);
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if ("1".equals(event.getValue())) {
                Worker.await(bothListen);
                self.get().put(event.getKey().equals("a") ? "b" : "a", "2");
              }
            });
    LarderCache<String, String> cache = heard(strings(), hearing, self);

    Worker<Boolean> first = Worker.run(() -> cache.put("a", "1"));
    Worker<Boolean> second = Worker.run(() -> cache.put("b", "1"));
    first.result();
    second.result();

    assertThat(hearing.lines())
        .containsExactlyInAnyOrder(
            "CREATED a: null -> 1",
            "CREATED b: null -> 1",
            "UPDATED a: 1 -> 2",
            "UPDATED b: 1 -> 2");
  }

  @Test
  default void aListenerMayLoadWhatItNeeds() {
    Late<Cache<String, String>> self = new Late<>();
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if (event.getKey().equals("a")) {
                self.get().get("b");
                self.get().invoke("c", (entry, args) -> entry.getValue());
              }
            });
    LarderCache<String, String> cache = heard(loading(new Source(key -> "loaded")), hearing, self);

    assertThat(Worker.start(() -> cache.get("a")).result()).isEqualTo("loaded");

    assertThat(hearing.lines())
        .isEqualTo(
            List.of(
                "CREATED a: null -> loaded",
                "CREATED b: null -> loaded",
                "CREATED c: null -> loaded"));
  }
}
