package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import javax.cache.Cache;
import javax.cache.integration.CompletionListener;
import org.junit.jupiter.api.Test;

/** A cache that is closed from inside: by its own listener, loader or processor. It ends. */
interface CloseFromInsideContract extends CacheFixture {
  @Test
  default void aSynchronousListenerMayCloseTheCache() {
    Late<Cache<String, String>> self = new Late<>();
    Hearing<String, String> hearing = new Hearing<>(event -> self.get().close());
    self.set(create(strings().addCacheEntryListenerConfiguration(hearing.synchronous())));

    Worker.run(() -> self.get().put("a", "1")).end();

    assertThat(self.get().isClosed()).isTrue();
  }

  @Test
  default void anAsynchronousListenerMayCloseTheCacheAndTheRestIsStillTold() {
    Late<Cache<String, String>> self = new Late<>();
    CountDownLatch free = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    CountDownLatch twice = new CountDownLatch(2);
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              Worker.await(free);
              self.get().close();
              closed.countDown();
              twice.countDown();
            });
    self.set(create(strings().addCacheEntryListenerConfiguration(hearing.asynchronous())));
    self.get().put("a", "1");
    self.get().put("a", "2");

    free.countDown();
    Worker.await(closed);
    Worker.await(twice);

    assertThat(hearing.lines()).containsExactly("CREATED a: null -> 1", "UPDATED a: 1 -> 2");
  }

  @Test
  default void aLoaderMayCloseTheManagerInTheBackground() {
    LarderCache<String, String> cache =
        create(
            loading(
                new Source(
                    key -> {
                      manager().close();
                      return "loaded";
                    })));
    Outcome outcome = new Outcome();

    cache.loadAll(Set.of("a"), true, outcome);
    outcome.failure();

    assertThat(cache.isClosed()).isTrue();
  }

  @Test
  default void aLoaderMayCloseTheCacheInAGet() {
    Late<Cache<String, String>> self = new Late<>();
    self.set(
        create(
            loading(
                new Source(
                    key -> {
                      self.get().close();
                      return "loaded";
                    }))));

    Worker.start(() -> self.get().get("a")).end();

    assertThat(self.get().isClosed()).isTrue();
  }

  @Test
  default void aProcessorMayCloseTheCache() {
    LarderCache<String, String> cache = create(strings());

    Worker.run(
            () ->
                cache.invoke(
                    "a",
                    (entry, args) -> {
                      cache.close();
                      entry.setValue("1");
                      return null;
                    }))
        .end();

    assertThat(cache.isClosed()).isTrue();
  }

  @Test
  default void aCompletionListenerMayCloseTheCache() {
    LarderCache<String, String> cache = create(loading(new Source(key -> "loaded")));
    CountDownLatch closed = new CountDownLatch(1);
    cache.loadAll(
        Set.of("a"),
        true,
        new CompletionListener() {
          @Override
          public void onCompletion() {
            cache.close();
            closed.countDown();
          }

          @Override
          public void onException(Exception e) {
            onCompletion();
          }
        });

    Worker.await(closed);
    assertThat(cache.isClosed()).isTrue();
  }

  @Test
  default void aLoaderMayCloseTheCacheWhileAnotherLoadWaitsForItsKey() {
    Late<LarderCache<String, String>> self = new Late<>();
    Outcome waiting = new Outcome();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch close = new CountDownLatch(1);
    Source source =
        new Source(
            key -> {
              if (begun.getCount() > 0) {
                begun.countDown();
                Worker.await(close);
                self.get().close();
              }
              return "loaded";
            });
    Late<Worker<?>> second = new Late<>();
    self.set(
        create(loading(source).setExecutorFactory(() -> task -> second.set(Worker.run(task)))));
    Worker<String> get = Worker.start(() -> self.get().get("a"));
    Worker.await(begun);
    self.get().loadAll(Set.of("a"), true, waiting);
    second.get().awaitBlocked();
    close.countDown();

    get.end();
    waiting.failure();

    assertThat(self.get().isClosed()).isTrue();
  }

  @Test
  default void aListenerMayCloseTheCacheWhileALoadWaitsForIt() {
    Late<LarderCache<String, String>> self = new Late<>();
    Late<Worker<?>> load = new Late<>();
    Outcome outcome = new Outcome();
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if ("1".equals(event.getValue())) {
                self.get().loadAll(Set.of("a"), true, outcome);
                load.get().awaitBlocked();
                self.get().close();
              }
            });
    self.set(
        create(
            loading(new Source(key -> "loaded"))
                .setExecutorFactory(() -> task -> load.set(Worker.run(task)))
                .addCacheEntryListenerConfiguration(hearing.synchronous())));

    Worker.run(() -> self.get().put("a", "1")).end();
    outcome.failure();

    assertThat(self.get().isClosed()).isTrue();
  }

  /** Runs tasks in threads of their own, and an asynchronous listener that waits for key b. */
  private LarderConfiguration<String, String> withAListenerThatWaits(
      LarderConfiguration<String, String> configuration,
      Late<LarderCache<String, String>> self,
      CountDownLatch held,
      Late<Worker<?>> listening) {
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if (event.getKey().equals("a")) {
                Worker.await(held);
                self.get().put("b", "2");
              }
            });
    return configuration
        .setExecutorFactory(() -> task -> listening.set(Worker.run(task)))
        .addCacheEntryListenerConfiguration(hearing.asynchronous());
  }

  @Test
  default void aProcessorMayCloseTheCacheWhileAnAsynchronousListenerWaitsForItsKey() {
    Late<LarderCache<String, String>> self = new Late<>();
    CountDownLatch held = new CountDownLatch(1);
    Late<Worker<?>> listening = new Late<>();
    self.set(create(withAListenerThatWaits(strings(), self, held, listening)));
    self.get().put("a", "1");

    Worker.run(
            () ->
                self.get()
                    .invoke(
                        "b",
                        (entry, args) -> {
                          held.countDown();
                          listening.get().awaitBlocked();
                          self.get().close();
                          return null;
                        }))
        .end();
    listening.get().end();

    assertThat(self.get().isClosed()).isTrue();
  }

  @Test
  default void aLoaderMayCloseTheCacheWhileAnAsynchronousListenerWaitsForItsKey() {
    Late<LarderCache<String, String>> self = new Late<>();
    CountDownLatch held = new CountDownLatch(1);
    Late<Worker<?>> listening = new Late<>();
    Source source =
        new Source(
            key -> {
              held.countDown();
              listening.get().awaitBlocked();
              self.get().close();
              return "loaded";
            });
    self.set(create(withAListenerThatWaits(loading(source), self, held, listening)));
    self.get().put("a", "1");

    Worker.start(() -> self.get().get("b")).end();
    listening.get().end();

    assertThat(self.get().isClosed()).isTrue();
  }

  @Test
  default void asynchronousListenersOfTwoCachesMayCloseEachOthers() {
    Late<LarderCache<String, String>> first = new Late<>();
    Late<LarderCache<String, String>> second = new Late<>();
    CyclicBarrier both = new CyclicBarrier(2);
    CountDownLatch closed = new CountDownLatch(2);
    first.set(create("first", strings()));
    second.set(create("second", strings()));
    first.get().registerCacheEntryListener(closing(second, both, closed).asynchronous());
    second.get().registerCacheEntryListener(closing(first, both, closed).asynchronous());

    first.get().put("a", "1");
    second.get().put("a", "1");

    Worker.await(closed);
  }

  private static Hearing<String, String> closing(
      Late<LarderCache<String, String>> other, CyclicBarrier both, CountDownLatch closed) {
    return new Hearing<>(
        event -> {
          Worker.await(both);
          other.get().close();
          closed.countDown();
        });
  }
}
