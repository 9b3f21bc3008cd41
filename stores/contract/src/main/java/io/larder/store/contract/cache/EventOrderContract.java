package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.store.contract.cache.Hearing.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.cache.event.EventType;
import org.junit.jupiter.api.Test;

/** Listeners hear of each key in the order in which it changed, once, and not too late. */
interface EventOrderContract extends CacheFixture {
  /** How many threads change entries at a time. */
  int WRITERS = 4;

  /** How often each does. */
  int CHANGES = 60;

  /** Changes two keys in every way, from many threads at a time. */
  private static void changeInManyThreads(LarderCache<String, String> cache) {
    Worker.all(
        WRITERS,
        i -> {
          for (int n = 0; n < CHANGES; n++) {
            String key = n % 3 == 0 ? "a" : "b";
            String value = i + "/" + n;
            switch ((n + i) % 5) {
              case 0 -> cache.remove(key);
              case 1 -> cache.putAll(Map.of("a", value, "b", value));
              case 2 ->
                  cache.invoke(
                      key,
                      (entry, args) -> {
                        entry.setValue(value);
                        return null;
                      });
              default -> cache.put(key, value);
            }
          }
          return i;
        });
  }

  /** Each event must begin where the one before has ended. */
  private static void assertChained(List<Heard<String, String>> heard, String key) {
    String last = null;
    for (Heard<String, String> each : heard) {
      if (each.key().equals(key)) {
        switch (each.type()) {
          case CREATED -> assertThat(last).as("before " + each).isNull();
          case UPDATED, REMOVED -> assertThat(each.old()).as(each.toString()).isEqualTo(last);
          case EXPIRED -> throw new AssertionError(each);
        }
        last = each.type() == EventType.REMOVED ? null : each.value();
      }
    }
  }

  @Test
  default void synchronousListenersHearOfEachKeyInOrder() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(hearing.synchronous()));

    changeInManyThreads(cache);
    cache.putAll(Map.of("a", "last", "b", "last"));

    assertThat(hearing.heard()).hasSizeGreaterThan(WRITERS * CHANGES / 2);
    assertChained(hearing.heard(), "a");
    assertChained(hearing.heard(), "b");
    assertThat(hearing.heard())
        .filteredOn(heard -> "last".equals(heard.value()))
        .extracting(Heard::key)
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  default void asynchronousListenersHearOfEachKeyInOrder() {
    Hearing<String, String> hearing = new Hearing<>();
    Hearing<String, String> inThread = new Hearing<>();
    LarderCache<String, String> cache =
        create(
            strings()
                .addCacheEntryListenerConfiguration(hearing.asynchronous())
                .addCacheEntryListenerConfiguration(inThread.synchronous()));

    changeInManyThreads(cache);
    cache.close();

    assertChained(hearing.heard(), "a");
    assertChained(hearing.heard(), "b");
    assertThat(hearing.heard()).containsExactlyInAnyOrderElementsOf(inThread.heard());
  }

  @Test
  default void aSynchronousListenerHasHeardWhenTheOperationReturns() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(hearing.synchronous()));

    Worker.all(
        WRITERS,
        i -> {
          for (int n = 0; n < CHANGES; n++) {
            String value = i + "/" + n;
            cache.put("a", value);
            assertThat(hearing.heard()).extracting(Heard::value).contains(value);
          }
          return i;
        });

    assertThat(hearing.heard()).hasSize(WRITERS * CHANGES);
  }

  @Test
  default void closeWaitsForAsynchronousListenersAndKeepsTheirOrder() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              begun.countDown();
              Worker.await(free);
            });
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(hearing.asynchronous()));
    List<String> expected = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      cache.put("key-" + n, "1");
      expected.add("CREATED key-" + n + ": null -> 1");
    }
    Worker.await(begun);

    Worker<Boolean> close = Worker.run(cache::close);
    close.awaitBlocked();
    assertThat(close.hasEnded()).isFalse();
    free.countDown();
    close.result();

    assertThat(hearing.lines()).isEqualTo(expected);
  }

  @Test
  default void clearTellsNobody() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(hearing.synchronous()));
    cache.putAll(Map.of("a", "1", "b", "1"));
    hearing.forget();

    cache.clear();
    cache.put("a", "2");

    assertThat(hearing.lines()).containsExactly("CREATED a: null -> 2");
  }

  @Test
  default void aListenerHearsOfTheNextChangeWhenItIsDoneWithTheFirst() {
    Late<Hearing<String, String>> self = new Late<>();
    Late<LarderCache<String, String>> cache = new Late<>();
    Late<Worker<Boolean>> second = new Late<>();
    List<Integer> heardMeanwhile = new ArrayList<>();
    self.set(
        new Hearing<>(
            event -> {
              if ("1".equals(event.getValue())) {
                second.set(Worker.run(() -> cache.get().put("a", "2")));
                second.get().awaitBlocked();
                heardMeanwhile.add(self.get().lines().size());
              }
            }));
    cache.set(create(strings().addCacheEntryListenerConfiguration(self.get().synchronous())));

    Worker.run(() -> cache.get().put("a", "1")).result();
    second.get().result();

    assertThat(heardMeanwhile).containsExactly(1);
    assertThat(self.get().lines()).containsExactly("CREATED a: null -> 1", "UPDATED a: 1 -> 2");
  }
}
