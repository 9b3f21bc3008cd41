package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Test;

/** What is left when a cache or its manager is closed or destroyed, also while others use it. */
interface CloseContract extends CacheFixture {
  @Test
  default void operationsInOtherThreadsEndWhenTheCacheCloses() {
    LarderCache<String, String> cache = create(strings());
    CountDownLatch under = new CountDownLatch(3);
    Worker<?>[] workers = new Worker<?>[3];
    for (int i = 0; i < workers.length; i++) {
      String key = "key-" + i;
      workers[i] =
          Worker.run(
              () -> {
                for (int n = 0; true; n++) {
                  cache.put(key, "" + n);
                  cache.get(key);
                  cache.forEach(entry -> {});
                  under.countDown();
                }
              });
    }
    Worker.await(under);

    cache.close();

    for (Worker<?> worker : workers) {
      assertThat(worker.failure())
          .isInstanceOfAny(IllegalStateException.class, CacheException.class);
    }
  }

  @Test
  default void whatIsInAClosedCacheIsNotTouchedByTheNextOfItsName() {
    LarderCache<String, String> first = create(strings());
    first.put("a", "1");
    first.close();
    first.close();

    LarderCache<String, String> second = create(strings());

    assertThat(second.get("a")).isNull();
    assertThat(first.isClosed()).isTrue();
    assertThat(manager().<String, String>getCache(NAME)).isSameAs(second);
    manager().destroyCache(NAME);
    assertThat(manager().getCacheNames()).isEmpty();
  }

  @Test
  default void whatWasInADestroyedCacheIsGone() {
    LarderConfiguration<String, String> configuration = strings();
    LarderCache<String, String> first = create(configuration);
    first.put("a", "1");
    manager().destroyCache(NAME);
    assertThat(first.isClosed()).isTrue();

    LarderCache<String, String> second = create(configuration);

    assertThat(second.get("a")).isNull();
    assertThat(second).isEmpty();
  }

  @Test
  default void cachesMadeWhileTheManagerClosesAreClosedToo() {
    for (int round = 0; round < 10; round++) {
      CacheManager manager = manager();
      Queue<Cache<?, ?>> made = new ConcurrentLinkedQueue<>();

      Worker.all(
          3,
          i -> {
            if (i == 0) {
              manager.close();
              return i;
            }
            for (int n = 0; n < 100; n++) {
              try {
                made.add(manager.createCache(i + "/" + n, strings()));
              } catch (IllegalStateException closed) {
                return i;
              }
            }
            return i;
          });

      assertThat(made).allMatch(Cache::isClosed);
      assertThatThrownBy(manager::getCacheNames).isInstanceOf(IllegalStateException.class);
      assertThat(manager()).isNotSameAs(manager);
    }
  }
}
