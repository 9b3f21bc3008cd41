package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.integration.CacheLoaderException;
import org.junit.jupiter.api.Test;

/** Many ask for one key: the loader is called once at a time, and who waits takes its result. */
interface LoadSharingContract extends CacheFixture {
  /** A load that is held until a test lets it go. */
  final class Held {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch free = new CountDownLatch(1);

    void hold() {
      begun.countDown();
      Worker.await(free);
    }

    void awaitBegin() {
      Worker.await(begun);
    }

    void letGo() {
      free.countDown();
    }
  }

  /** Lets one thread load and three wait for it; returns all of them, with the load over. */
  private static List<Worker<String>> fourAsk(LarderCache<String, String> cache, Held held) {
    List<Worker<String>> workers = new ArrayList<>();
    workers.add(Worker.start(() -> cache.get("a")));
    held.awaitBegin();
    for (int i = 0; i < 3; i++) {
      workers.add(Worker.start(() -> cache.get("a")));
    }
    workers.subList(1, 4).forEach(Worker::awaitBlocked);
    held.letGo();
    return workers;
  }

  @Test
  default void whoWaitsForALoadTakesItsValue() {
    Held held = new Held();
    Source source =
        new Source(
            key -> {
              held.hold();
              return "loaded";
            });
    LarderCache<String, String> cache = create(loading(source));

    assertThat(fourAsk(cache, held)).extracting(Worker::result).containsOnly("loaded");
    assertThat(source.asked()).containsExactly("a");
  }

  @Test
  default void whoWaitsForALoadTakesItsNull() {
    Held held = new Held();
    Source source =
        new Source(
            key -> {
              held.hold();
              return null;
            });
    LarderCache<String, String> cache = create(loading(source));

    assertThat(fourAsk(cache, held)).extracting(Worker::result).containsOnlyNulls();
    assertThat(source.asked()).containsExactly("a");
    assertThat(cache.get("a")).isNull();
    assertThat(source.asked()).as("a null is no entry: asked anew").containsExactly("a", "a");
  }

  @Test
  default void whoWaitsForALoadTakesItsException() {
    Held held = new Held();
    AtomicBoolean down = new AtomicBoolean(true);
    Source source =
        new Source(
            key -> {
              held.hold();
              if (down.get()) {
                throw new IllegalStateException("source is down");
              }
              return "up again";
            });
    LarderCache<String, String> cache = create(loading(source));

    assertThat(fourAsk(cache, held))
        .extracting(Worker::failure)
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(CacheLoaderException.class)
                    .hasRootCauseMessage("source is down"));
    assertThat(source.asked()).containsExactly("a");
    down.set(false);
    assertThat(cache.get("a")).isEqualTo("up again");
  }

  @Test
  default void aPutWaitsForTheLoadAndComesAfterIt() {
    Held held = new Held();
    LarderCache<String, String> cache =
        create(
            loading(
                new Source(
                    key -> {
                      held.hold();
                      return "loaded";
                    })));
    Worker<String> get = Worker.start(() -> cache.get("a"));
    held.awaitBegin();
    Worker<Boolean> put = Worker.run(() -> cache.put("a", "put"));
    put.awaitBlocked();
    held.letGo();

    assertThat(get.result()).isEqualTo("loaded");
    put.result();
    assertThat(cache.get("a")).isEqualTo("put");
  }

  @Test
  default void whoWaitsForALoadOfManyTakesItsValue() {
    Held held = new Held();
    Source source =
        new Source(
            key -> {
              held.hold();
              return key + "1";
            });
    LarderCache<String, String> cache = create(loading(source));
    Worker<Map<String, String>> many = Worker.start(() -> cache.getAll(Set.of("a", "b")));
    held.awaitBegin();
    Worker<String> one = Worker.start(() -> cache.get("a"));
    Worker<String> processed = Worker.start(() -> cache.invoke("b", (e, args) -> e.getValue()));
    one.awaitBlocked();
    processed.awaitBlocked();
    held.letGo();

    assertThat(many.result()).containsOnly(Map.entry("a", "a1"), Map.entry("b", "b1"));
    assertThat(one.result()).isEqualTo("a1");
    assertThat(processed.result()).isEqualTo("b1");
    assertThat(source.asked()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  default void noKeyIsEverLoadedTwiceAtOnce() {
    Set<String> loading = ConcurrentHashMap.newKeySet();
    Set<String> twice = ConcurrentHashMap.newKeySet();
    LarderCache<String, String> cache =
        create(
            loading(
                new Source(
                    key -> {
                      if (!loading.add(key)) {
                        twice.add(key);
                      }
                      loading.remove(key);
                      return key.equals("none") ? null : key;
                    })));
    List<String> keys = List.of("a", "b", "c", "none");

    Worker.all(
        4,
        i -> {
          for (int n = 0; n < 60; n++) {
            String key = keys.get(n % keys.size());
            switch ((n + i) % 4) {
              case 0 -> cache.get(key);
              case 1 -> cache.getAll(new HashSet<>(keys));
              case 2 -> cache.invoke(key, (entry, args) -> entry.getValue());
              default -> {
                Outcome outcome = new Outcome();
                cache.loadAll(Set.of(key), true, outcome);
                outcome.failure();
              }
            }
            cache.remove(key);
          }
          return i;
        });

    assertThat(twice).isEmpty();
  }

  @Test
  default void whoWaitsForALoadAccessesTheEntryItLeft() {
    Held held = new Held();
    Source source =
        new Source(
            key -> {
              held.hold();
              return "loaded";
            });
    LarderCache<String, String> cache =
        create(
            loading(source)
                .setExpiryPolicyFactory(Policy.of(Policy.ETERNAL, Policy.ZERO, Policy.ETERNAL)));
    Worker<String> first = Worker.start(() -> cache.get("a"));
    held.awaitBegin();
    Worker<String> second = Worker.start(() -> cache.get("a"));
    second.awaitBlocked();
    held.letGo();

    assertThat(first.result()).isEqualTo("loaded");
    assertThat(second.result()).isEqualTo("loaded");
    assertThat(cache.containsKey("a")).isFalse();
  }
}
