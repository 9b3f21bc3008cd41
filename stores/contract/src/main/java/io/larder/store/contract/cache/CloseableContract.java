package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryListener;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.junit.jupiter.api.Test;

/** Whatever of the application's own objects can be closed is closed with the cache, once. */
interface CloseableContract extends CacheFixture {
  @Test
  default void closeClosesAllOnce() {
    Closings closings = Closings.working();
    LarderCache<String, String> cache = create(closings.in(strings()));
    closings.assertEachIs(0);

    cache.close();
    cache.close();
    manager().close();

    closings.assertEachIs(1);
  }

  @Test
  default void allAreClosedOnceAlsoWhenEachFailsTo() {
    Closings closings = Closings.failing();
    LarderCache<String, String> cache = create(closings.in(strings()));

    cache.close();
    cache.close();

    closings.assertEachIs(1);
  }

  @Test
  default void theWriterIsClosedOnceAPutHasEnded() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    List<String> calls = new CopyOnWriteArrayList<>();
    final class Slow extends Ledger implements Closeable {
      @Override
      public void write(Cache.Entry<? extends String, ? extends String> entry) {
        begun.countDown();
        Worker.await(free);
        calls.add("written");
      }

      @Override
      public void close() {
        calls.add("closed");
      }
    }
    LarderCache<String, String> cache = create(writing(new Slow()));
    Worker<Boolean> put = Worker.run(() -> cache.put("a", "1"));
    Worker.await(begun);

    Worker<Boolean> close = Worker.run(cache::close);
    close.awaitBlocked();
    assertThat(close.hasEnded()).isFalse();
    free.countDown();
    close.result();
    put.end();

    assertThat(calls).containsExactly("written", "closed");
  }

  @Test
  default void destroyCacheClosesAllOnce() {
    Closings closings = Closings.working();
    LarderCache<String, String> cache = create(closings.in(strings()));

    manager().destroyCache(NAME);
    cache.close();

    closings.assertEachIs(1);
  }

  @Test
  default void closingTheProviderClosesAllOnce() {
    Closings closings = Closings.working();
    create(closings.in(strings()));

    Worker.all(
        4,
        i -> {
          provider().close();
          return i;
        });
    provider().close();

    closings.assertEachIs(1);
  }

  @Test
  default void aListenerIsClosedWhenItIsDeregisteredAndNotAgain() {
    Closings closings = Closings.working();
    LarderCache<String, String> cache = create(strings());
    CacheEntryListenerConfiguration<String, String> registration = closings.listener();
    cache.registerCacheEntryListener(registration);
    cache.put("a", "1");

    cache.deregisterCacheEntryListener(registration);
    cache.deregisterCacheEntryListener(registration);
    cache.close();

    assertThat(closings.of("listener")).isEqualTo(1);
    assertThat(closings.of("filter")).isEqualTo(1);
  }

  @Test
  default void aListenerThatCameAtRunTimeIsClosedToo() {
    Closings closings = Closings.working();
    LarderCache<String, String> cache = create(strings());
    cache.registerCacheEntryListener(closings.listener());

    cache.close();

    assertThat(closings.of("listener")).isEqualTo(1);
    assertThat(closings.of("filter")).isEqualTo(1);
  }

  @Test
  default void aListenerWhoseFilterCannotBeMadeIsClosed() {
    Closings closings = Closings.working();
    LarderCache<String, String> cache = create(strings());
    Factory<CacheEntryEventFilter<String, String>> failing =
        () -> {
          throw new IllegalStateException("on purpose");
        };

    assertThatThrownBy(() -> cache.registerCacheEntryListener(closings.listener(failing)))
        .hasStackTraceContaining("on purpose");

    assertThat(closings.of("listener")).isEqualTo(1);
  }

  @Test
  default void whatWasMadeForACacheThatCannotBeMadeIsClosed() {
    Closings closings = Closings.working();
    Factory<CacheEntryListener<String, String>> failing =
        () -> {
          throw new IllegalStateException("on purpose");
        };
    CacheEntryListenerConfiguration<String, String> second =
        new MutableCacheEntryListenerConfiguration<>(failing, null, false, true);

    assertThatThrownBy(
            () -> create(closings.in(strings()).addCacheEntryListenerConfiguration(second)))
        .hasStackTraceContaining("on purpose");

    assertThat(closings.of("loader")).isEqualTo(1);
    assertThat(closings.of("writer")).isEqualTo(1);
    assertThat(closings.of("policy")).isEqualTo(1);
    assertThat(closings.of("listener")).isEqualTo(closings.of("filter")).isLessThanOrEqualTo(1);
    assertThat(manager().getCacheNames()).isEmpty();
    create(strings()).put("a", "the name is free");
  }

  @Test
  default void whatWasMadeForACacheWhoseStoreIsUnknownIsClosed() {
    Closings closings = Closings.working();
    AtomicInteger made = new AtomicInteger();
    Factory<CacheLoader<String, String>> loaders =
        () -> {
          made.incrementAndGet();
          return closings.loader().create();
        };

    assertThatThrownBy(() -> create(strings().setStore("unknown:x").setCacheLoaderFactory(loaders)))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(closings.of("loader")).isEqualTo(made.get());
  }

  @Test
  default void whatWasMadeForACacheOfANameThatIsTakenIsClosed() {
    Closings closings = Closings.working();
    LarderCache<String, String> first = create(strings());
    AtomicInteger made = new AtomicInteger();
    Factory<CacheLoader<String, String>> loaders =
        () -> {
          made.incrementAndGet();
          return closings.loader().create();
        };

    assertThatThrownBy(() -> create(strings().setCacheLoaderFactory(loaders)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(NAME);

    assertThat(closings.of("loader")).isEqualTo(made.get());
    first.put("a", "still open");
  }

  @Test
  default void everyListenerThatComesWhileTheCacheClosesIsClosed() {
    AtomicInteger made = new AtomicInteger();
    Closings closings = Closings.working();
    for (int round = 0; round < 50; round++) {
      LarderCache<String, String> cache = create(strings());
      Worker.all(
          3,
          i -> {
            for (int n = 0; n < 20; n++) {
              if (i == 0 && n == 10) {
                cache.close();
              }
              try {
                cache.registerCacheEntryListener(closings.listenerNoted(made::incrementAndGet));
              } catch (IllegalStateException closed) {
                return i;
              }
            }
            return i;
          });
      cache.close();
    }

    assertThat(closings.of("listener")).isEqualTo(made.get());
  }

  @Test
  default void anObjectThatIsLoaderAndWriterIsClosedOnce() {
    Both both = new Both();
    Factory<CacheWriter<? super String, ? super String>> writers = () -> both;

    create(loading(both).setWriteThrough(true).setCacheWriterFactory(writers)).close();

    assertThat(both.closed).hasValue(1);
  }

  /** A loader and writer in one. */
  final class Both extends Ledger implements CacheLoader<String, String>, Closeable {
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public String load(String key) {
      return "loaded";
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      return Map.of();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  default void whatWasMadeForACacheWithoutAnExpiryPolicyIsClosed() {
    Closings closings = Closings.working();
    @SuppressWarnings("NullAway") // what a factory must not return
    Factory<ExpiryPolicy> none = () -> null;

    assertThatThrownBy(() -> create(closings.in(strings()).setExpiryPolicyFactory(none)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining("expiry");

    assertThat(closings.of("listener")).isEqualTo(closings.of("filter"));
    create(strings()).put("a", "the name is free");
  }
}
