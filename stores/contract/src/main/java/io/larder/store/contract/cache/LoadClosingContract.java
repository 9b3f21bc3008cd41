package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.io.Closeable;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

/** A cache that is closed while it loads: first the loads end, then the loader is closed. */
interface LoadClosingContract extends CacheFixture {
  /** A loader that is held in its first load, and notes whether it was closed meanwhile. */
  final class Busy extends Source implements Closeable {
    private final CountDownLatch begun;
    private final AtomicInteger loading;
    private final AtomicBoolean closedWhileLoading = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Busy(CountDownLatch begun, CountDownLatch free, AtomicInteger loading) {
      super(
          key -> {
            loading.incrementAndGet();
            begun.countDown();
            Worker.await(free);
            loading.decrementAndGet();
            return "loaded";
          });
      this.begun = begun;
      this.loading = loading;
    }

    static Busy until(CountDownLatch free) {
      return new Busy(new CountDownLatch(1), free, new AtomicInteger());
    }

    @Override
    public void close() {
      closed.set(true);
      closedWhileLoading.set(loading.get() > 0);
    }
  }

  @Test
  default void theLoaderIsClosedOnceALoadAllHasEnded() {
    CountDownLatch free = new CountDownLatch(1);
    Busy loader = Busy.until(free);
    LarderCache<String, String> cache = create(loading(loader));
    Outcome outcome = new Outcome();
    cache.loadAll(Set.of("a"), true, outcome);
    Worker.await(loader.begun);

    Worker<Boolean> close = Worker.run(cache::close);
    close.awaitBlocked();
    assertThat(close.hasEnded()).isFalse();
    assertThat(loader.closed).isFalse();
    assertThatThrownBy(() -> cache.get("a")).isInstanceOf(IllegalStateException.class);
    free.countDown();
    close.result();

    assertThat(outcome.isTold()).isTrue();
    assertThat(loader.closed).isTrue();
    assertThat(loader.closedWhileLoading).isFalse();
  }

  @Test
  default void theLoaderIsClosedOnceAGetHasEnded() {
    CountDownLatch free = new CountDownLatch(1);
    Busy loader = Busy.until(free);
    LarderCache<String, String> cache = create(loading(loader));
    Worker<String> get = Worker.start(() -> cache.get("a"));
    Worker.await(loader.begun);

    Worker<Boolean> close = Worker.run(cache::close);
    close.awaitBlocked();
    free.countDown();
    close.result();
    get.end();

    assertThat(loader.closed).isTrue();
    assertThat(loader.closedWhileLoading).isFalse();
  }

  @Test
  default void aLoadAllThatIsStillQueuedIsToldAndNothingIsLoaded() {
    BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    Source source = new Source(key -> "loaded");
    LarderCache<String, String> cache =
        create(loading(source).setExecutorFactory(() -> queue::add));
    Outcome outcome = new Outcome();
    cache.loadAll(Set.of("a"), true, outcome);

    Worker<Boolean> close = Worker.run(cache::close);
    close.awaitBlocked();
    runAll(queue);
    close.result();

    assertThat(outcome.failure()).isInstanceOf(CacheException.class).hasMessageContaining(NAME);
    assertThat(source.asked()).isEmpty();
  }

  private static void runAll(BlockingQueue<Runnable> queue) {
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      task.run();
    }
  }

  @Test
  default void everyLoadAllIsToldWhenTheCacheClosesInTheMiddleOfThem() {
    CountDownLatch free = new CountDownLatch(1);
    Busy loader = Busy.until(free);
    LarderCache<String, String> cache = create(loading(loader));
    Outcome[] outcomes = new Outcome[20];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = new Outcome();
      cache.loadAll(Set.of("key-" + i), true, outcomes[i]);
    }
    Worker.await(loader.begun);

    Worker<Boolean> close = Worker.run(cache::close);
    close.awaitBlocked();
    free.countDown();
    close.result();

    assertThat(outcomes).allMatch(Outcome::isTold);
    assertThat(loader.closedWhileLoading).isFalse();
  }

  @Test
  default void loadsThatComeWhileTheCacheClosesAreToldOrRefused() {
    Source source = new Source(key -> "loaded");
    LarderCache<String, String> cache = create(loading(source));

    Worker.all(
        4,
        i -> {
          if (i == 0) {
            cache.close();
            return i;
          }
          for (int n = 0; n < 200; n++) {
            Outcome outcome = new Outcome();
            try {
              cache.loadAll(Set.of("key-" + n), true, outcome);
            } catch (IllegalStateException closed) {
              return i;
            }
            outcome.failure();
          }
          return i;
        });

    assertThat(cache.isClosed()).isTrue();
  }

  @Test
  default void whatIsLoadedWhileTheCacheClosesIsReturnedAndKeepsNobodyWaiting() {
    for (int round = 0; round < 20; round++) {
      CountDownLatch free = new CountDownLatch(1);
      Busy loader = Busy.until(free);
      LarderConfiguration<String, String> configuration = loading(loader);
      LarderCache<String, String> cache = create(configuration);
      Worker<String> get = Worker.start(() -> cache.get("a"));
      Worker.await(loader.begun);

      closeWhile(cache, free);

      assertThat(get.result()).isEqualTo("loaded");
      assertNobodyWaits(configuration);
    }
  }

  @Test
  default void whatIsWrittenWhileTheCacheClosesIsStoredAndKeepsNobodyWaiting() {
    for (int round = 0; round < 20; round++) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch free = new CountDownLatch(1);
      Ledger ledger =
          new Ledger(
              key -> {
                begun.countDown();
                Worker.await(free);
                return false;
              });
      LarderConfiguration<String, String> configuration = writing(ledger);
      LarderCache<String, String> cache = create(configuration);
      Worker<Boolean> put = Worker.run(() -> cache.put("a", "1"));
      Worker.await(begun);

      closeWhile(cache, free);

      assertThat(put.end()).isNull();
      assertNobodyWaits(configuration);
    }
  }

  private static void closeWhile(LarderCache<String, String> cache, CountDownLatch free) {
    Worker<Boolean> close = Worker.run(cache::close);
    close.awaitBlocked();
    free.countDown();
    close.result();
  }

  /** A hold that is left behind would live as long as its lease. */
  private void assertNobodyWaits(LarderConfiguration<String, String> configuration) {
    LarderCache<String, String> next = create(configuration);
    long before = ticker().millis();
    next.get("a");
    assertThat(ticker().millis()).isLessThan(before + 5_000);
    next.close();
  }

  @Test
  default void whatIsLoadedWhileTheCacheIsDestroyedIsNotFoundByTheNext() {
    CountDownLatch free = new CountDownLatch(1);
    Busy loader = Busy.until(free);
    LarderConfiguration<String, String> configuration = loading(loader);
    LarderCache<String, String> cache = create(configuration);
    Worker<String> get = Worker.start(() -> cache.get("a"));
    Worker.await(loader.begun);

    Worker<Boolean> destroy = Worker.run(() -> manager().destroyCache(NAME));
    destroy.awaitBlocked();
    free.countDown();
    destroy.result();
    get.end();

    assertThat(create(configuration)).isEmpty();
  }
}
