package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Executors of the application's own, however small and unreliable: nothing hangs, nothing is lost.
 */
interface ExecutorContract extends CacheFixture {
  private LarderCache<String, String> on(Executor executor, Hearing<String, String> hearing) {
    return create(
        loading(new Source(key -> "loaded"))
            .setMaximumEntries(100_000)
            .setExecutorFactory(() -> executor)
            .addCacheEntryListenerConfiguration(hearing.asynchronous()));
  }

  @Test
  default void aGivenExecutorIsNotShutDown() throws InterruptedException {
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      LarderCache<String, String> cache =
          create(loading(new Source(key -> "loaded")).setExecutorFactory(() -> executor));
      Outcome outcome = new Outcome();
      cache.loadAll(Set.of("a"), true, outcome);
      assertThat(outcome.failure()).isNull();

      provider().close();

      assertThat(executor.isShutdown()).isFalse();
    } finally {
      executor.shutdown();
      assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  default void aLoadOnTheOnlyThreadMayCloseTheCacheAndLoadsBehindItAreTold() {
    Late<LarderCache<String, String>> self = new Late<>();
    CountDownLatch free = new CountDownLatch(1);
    Source source =
        new Source(
            key -> {
              Worker.await(free);
              self.get().close();
              return "loaded";
            });
    ExecutorService single = Executors.newSingleThreadExecutor();
    try {
      self.set(create(loading(source).setExecutorFactory(() -> single)));
      Outcome first = new Outcome();
      Outcome second = new Outcome();
      self.get().loadAll(Set.of("a"), true, first);
      self.get().loadAll(Set.of("b"), true, second);
      free.countDown();

      first.failure();
      second.failure();
    } finally {
      single.shutdownNow();
    }
  }

  @Test
  default void theOnlyThreadMayCloseTheCacheAndItsAsynchronousEventsAreTold() {
    Hearing<String, String> hearing = new Hearing<>();
    ExecutorService single = Executors.newSingleThreadExecutor();
    try {
      LarderCache<String, String> cache =
          create(
              strings()
                  .setExecutorFactory(() -> single)
                  .addCacheEntryListenerConfiguration(hearing.asynchronous()));
      var closed =
          single.submit(
              () -> {
                cache.put("a", "1");
                cache.close();
              });

      Worker.await(closed);

      assertThat(hearing.lines()).containsExactly("CREATED a: null -> 1");
    } finally {
      single.shutdownNow();
    }
  }

  @Test
  default void aLoadAndItsAsynchronousListenersCanShareOneThread() {
    ExecutorService single = Executors.newSingleThreadExecutor();
    try {
      aLoadOfManyOn(single);
    } finally {
      single.shutdownNow();
    }
  }

  private void aLoadOfManyOn(Executor executor) {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache = on(executor, hearing);
    Set<String> keys =
        IntStream.range(0, 12_000).mapToObj(i -> "key-" + i).collect(Collectors.toSet());
    Outcome outcome = new Outcome();

    cache.loadAll(keys, true, outcome);

    assertThat(outcome.failure()).isNull();
    cache.close();
    assertThat(hearing.heard()).hasSize(12_000);
  }

  @Test
  default void whatAnExecutorRefusesIsDoneAllTheSame() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        on(
            task -> {
              throw new RejectedExecutionException("on purpose");
            },
            hearing);
    Outcome outcome = new Outcome();

    cache.loadAll(Set.of("a"), true, outcome);

    assertThat(outcome.failure()).isNull();
    cache.close();
    assertThat(hearing.lines()).containsExactly("CREATED a: null -> loaded");
  }

  @Test
  default void aLoadThatTheExecutorDroppedIsToldWhenTheCacheCloses() {
    LarderCache<String, String> cache = on(task -> {}, new Hearing<>());
    Outcome outcome = new Outcome();
    cache.loadAll(Set.of("a"), true, outcome);

    Worker.run(cache::close).result();

    assertThat(outcome.isTold()).isTrue();
  }

  @Test
  default void eventsThatTheExecutorDroppedAreToldWhenTheCacheCloses() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache = on(task -> {}, hearing);
    cache.put("a", "1");
    cache.put("a", "2");

    Worker.run(cache::close).result();

    assertThat(hearing.lines()).containsExactly("CREATED a: null -> 1", "UPDATED a: 1 -> 2");
  }

  @Test
  default void aLoadLoadsTheKeysItWasGivenWhateverBecomesOfTheirSet() {
    BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    LarderCache<String, String> cache =
        create(loading(new Source(key -> "loaded")).setExecutorFactory(() -> queue::add));
    Set<String> keys = new HashSet<>(Set.of("a", "b"));
    Outcome outcome = new Outcome();

    cache.loadAll(keys, true, outcome);
    keys.clear();
    queue.remove().run();

    assertThat(outcome.failure()).isNull();
    assertThat(cache).hasSize(2);
  }

  @Test
  default void ownThreadsInheritNothingFromWhoeverNeededThemFirst() {
    InheritableThreadLocal<String> inheritable = new InheritableThreadLocal<>();
    BlockingQueue<Optional<Object>> seen = new LinkedBlockingQueue<>();
    CountDownLatch told = new CountDownLatch(1);
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              seen.add(Optional.ofNullable(inheritable.get()));
              seen.add(Optional.ofNullable(Thread.currentThread().getContextClassLoader()));
              told.countDown();
            });
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(hearing.asynchronous()));
    inheritable.set("an application's");

    try {
      cache.put("a", "1");
      Worker.await(told);
    } finally {
      inheritable.remove();
    }

    assertThat(seen).containsExactly(Optional.empty(), Optional.empty());
  }
}
