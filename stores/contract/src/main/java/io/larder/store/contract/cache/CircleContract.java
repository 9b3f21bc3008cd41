package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Threads that wait for each other's keys: one is told so, and none waits for ever. */
interface CircleContract extends CacheFixture {
  /** Runs processors in so many threads, each of which holds its key and then wants the next. */
  private static void assertBroken(List<LarderCache<String, String>> caches, int threads) {
    CyclicBarrier allHold = new CyclicBarrier(threads);
    List<Worker<Boolean>> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      LarderCache<String, String> own = caches.get(i % caches.size());
      LarderCache<String, String> next = caches.get((i + 1) % caches.size());
      String ownKey = "key-" + i;
      String nextKey = "key-" + (i + 1) % threads;
      workers.add(
          Worker.run(
              () ->
                  own.invoke(
                      ownKey,
                      (entry, args) -> {
                        Worker.await(allHold);
                        next.put(nextKey, "from " + ownKey);
                        return null;
                      })));
    }
    assertOneIsTold(workers.stream().map(Worker::end).filter(Objects::nonNull).toList());
    for (int i = 0; i < threads; i++) {
      caches.get(i % caches.size()).put("key-" + i, "the key is free");
    }
  }

  private static void assertOneIsTold(List<@Nullable Throwable> failures) {
    assertThat(failures)
        .isNotEmpty()
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .rootCause()
                    .hasMessageContainingAll("cache '", "key"));
  }

  @Test
  default void twoProcessorsThatCrossTheirKeys() {
    assertBroken(List.of(create(strings())), 2);
  }

  @Test
  default void threeProcessorsInACircle() {
    assertBroken(List.of(create(strings())), 3);
  }

  @Test
  default void twoProcessorsThatCrossTheirCaches() {
    assertBroken(List.of(create("one", strings()), create("two", strings())), 2);
  }

  @Test
  default void twoLoadersThatCrossTheirKeys() {
    Late<Cache<String, String>> self = new Late<>();
    CyclicBarrier bothLoad = new CyclicBarrier(2);
    Set<String> crossing = ConcurrentHashMap.newKeySet();
    LarderCache<String, String> cache =
        create(
            loading(
                new Source(
                    key -> {
                      if (crossing.add(key)) {
                        Worker.await(bothLoad);
                        return self.get().get(key.equals("key a") ? "key b" : "key a");
                      }
                      return "loaded";
                    })));
    self.set(cache);

    Worker<String> first = Worker.start(() -> cache.get("key a"));
    Worker<String> second = Worker.start(() -> cache.get("key b"));

    List<@Nullable Throwable> ends = new ArrayList<>();
    ends.add(first.end());
    ends.add(second.end());
    assertOneIsTold(ends.stream().filter(Objects::nonNull).toList());
    assertThat(cache.get("key a")).isNotNull();
  }

  @Test
  default void processorsThatWantManyKeys() {
    LarderCache<String, String> cache = create(strings());
    CyclicBarrier bothHold = new CyclicBarrier(2);
    List<Worker<Boolean>> workers = new ArrayList<>();
    for (String own : List.of("key a", "key b")) {
      workers.add(
          Worker.run(
              () ->
                  cache.invoke(
                      own,
                      (entry, args) -> {
                        Worker.await(bothHold);
                        cache.putAll(
                            Map.of(own.equals("key a") ? "key b" : "key a", "1", "key c", "1"));
                        return null;
                      })));
    }

    assertOneIsTold(workers.stream().map(Worker::end).filter(Objects::nonNull).toList());
    cache.putAll(Map.of("key a", "1", "key b", "1", "key c", "1"));
  }

  @Test
  default void putAllInOppositeOrdersWithAWriterNeverWaitsForEver() {
    Ledger ledger = new Ledger();
    LarderCache<String, String> cache = create(writing(ledger));
    List<String> keys = List.of("a", "b", "c", "d", "e", "f");

    Worker.all(
        4,
        i -> {
          for (int n = 0; n < 40; n++) {
            List<String> order = new ArrayList<>(keys);
            if (i % 2 == 1) {
              Collections.reverse(order);
            }
            Map<String, String> entries = new LinkedHashMap<>();
            for (String key : order) {
              entries.put(key, i + "/" + n);
            }
            cache.putAll(entries);
            if (n % 10 == 0) {
              cache.removeAll(new LinkedHashSet<>(order));
            }
          }
          return i;
        });

    assertThat(cache.getAll(Set.copyOf(keys))).isEqualTo(ledger.records());
  }

  @Test
  default void manyThreadsThatTakeManyKeysInAnyOrderAllEnd() {
    LarderCache<String, Integer> cache = create(configuration(String.class, Integer.class));
    List<String> keys = List.of("a", "b", "c", "d", "e");

    Worker.all(
        4,
        i -> {
          for (int n = 0; n < 40; n++) {
            List<String> order = new ArrayList<>(keys);
            Collections.rotate(order, n * i);
            Map<String, Integer> entries = new LinkedHashMap<>();
            order.subList(0, 3).forEach(key -> entries.put(key, 1));
            cache.putAll(entries);
            cache.removeAll(Set.copyOf(order.subList(1, 4)));
            cache.invokeAll(Set.copyOf(order), (entry, args) -> entry.exists());
          }
          return i;
        });

    cache.removeAll();
    assertThat(cache).isEmpty();
  }
}
