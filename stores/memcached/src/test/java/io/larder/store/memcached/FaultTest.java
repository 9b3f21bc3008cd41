package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;
import io.larder.store.contract.server.Proxy.Fault;
import io.larder.store.memcached.server.MemcachedProcess;
import java.nio.file.Path;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.MutableEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FaultTest {
  @TempDir private Path folder;
  private MemcachedProcess server;
  private Proxy proxy;
  private Handle handle;

  @BeforeEach
  void start() {
    server = MemcachedProcess.start(folder);
    proxy = new Proxy(server.port());
    handle = TestStores.handle(TestStores.uri(proxy) + "?timeout=1000", Ticker.system());
    handle.put("k", 1, Long.MAX_VALUE);
  }

  @AfterEach
  void stop() {
    handle.close();
    proxy.close();
    server.close();
  }

  private int length() {
    return requireNonNull(handle.get("k")).bytes().length;
  }

  /** Returns how often the server was told to compare and swap. */
  private long swaps() {
    return server.figure("cas_hits") + server.figure("cas_badval") + server.figure("cas_misses");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aCommitWithoutReplyIsUnknownAndNotSentAgain(Fault fault) {
    Version version = requireNonNull(handle.get("k")).version();
    long before = swaps();
    proxy.onNext("cas ", fault);

    Result result =
        handle.commit("k", Expected.is(version), new Next.Put(new byte[2], Long.MAX_VALUE));

    assertThat(result).isInstanceOf(Result.Unknown.class);
    assertThat(length()).isEqualTo(fault == Fault.CUT_BEFORE ? 1 : 2);
    assertThat(swaps() - before).isEqualTo(fault == Fault.CUT_BEFORE ? 0 : 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "CUT_AFTER"})
  void aReadOverABrokenConnectionIsAskedAgain(Fault fault) {
    proxy.onNext("gets ", fault);

    assertThat(length()).isEqualTo(1);
    assertThat(proxy.isPlanned()).isFalse();
  }

  @Test
  void aReadWithoutAnswerFailsInTime() {
    proxy.onNext("gets ", Fault.HANG);

    assertThatThrownBy(() -> handle.get("k"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("get on memcached://127.0.0.1")
        .hasMessageContaining("no answer in time");
    assertThat(length()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void anIncrementOverABrokenConnectionIsDoneOnce(Fault fault) {
    try (LarderCachingProvider provider = new LarderCachingProvider()) {
      Cache<String, Integer> cache =
          provider
              .getCacheManager()
              .createCache(
                  "counters",
                  new LarderConfiguration<String, Integer>()
                      .setTypes(String.class, Integer.class)
                      .setStore(TestStores.uri(proxy) + "?timeout=1000"));
      cache.put("n", 1);
      for (int i = 2; i < 6; i++) {
        proxy.onNext("cas ", fault);
        int next = cache.invoke("n", FaultTest::increment);

        assertThat(next).isEqualTo(i);
        assertThat(proxy.isPlanned()).isFalse();
      }
      assertThat(cache.get("n")).isEqualTo(5);
    }
  }

  private static int increment(MutableEntry<String, Integer> entry, Object... arguments) {
    entry.setValue(entry.getValue() + 1);
    return entry.getValue();
  }

  @Test
  void whereTheServerIsGoneTheCallerHearsWhichAndWhy() {
    server.kill();

    assertThatThrownBy(() -> handle.get("k"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("memcached://127.0.0.1");
    assertThatThrownBy(() -> handle.put("k2"))
        .isInstanceOfAny(StoreException.class, AssertionError.class);
  }

  @Test
  void aServerThatIsBackIsUsedAtOnceAndHasNothing() {
    for (int round = 0; round < 3; round++) {
      Version version = requireNonNull(handle.get("k")).version();
      server.kill();
      server.restart();

      assertThat(handle.get("k")).isNull();
      assertThat(handle.commit("k", Expected.is(version), new Next.Delete()))
          .isEqualTo(new Result.Conflict(null));
      handle.put("k", 1, Long.MAX_VALUE);
      assertThat(length()).isEqualTo(1);
    }
  }

  /** The server counts from one again, and gives a number that it gave before. */
  @Test
  void aNumberFromBeforeARestartFitsNothingOfAfter() {
    try (Handle other = TestStores.handle(server.uri(), Ticker.system())) {
      Version version = requireNonNull(handle.get("k")).version();
      server.kill();
      server.restart();
      other.get("k");
      other.put("k", 3, Long.MAX_VALUE);

      Result result = handle.commit("k", Expected.is(version), new Next.Delete());
      if (!(result instanceof Result.Conflict)) { // it met the broken connection
        result = handle.commit("k", Expected.is(version), new Next.Delete());
      }

      assertThat(result).isInstanceOf(Result.Conflict.class);
      assertThat(length()).isEqualTo(3);
    }
  }

  @Test
  void connectionsThatBrokeWhileNobodyUsedThemAreNoOutage() {
    for (int i = 0; i < 5; i++) {
      proxy.cut();
      assertThat(length()).isEqualTo(1);
    }
  }

  @Test
  void aCacheOnAServerThatIsGoneThrowsACacheException() {
    try (LarderCachingProvider provider = new LarderCachingProvider()) {
      Cache<String, String> cache =
          provider
              .getCacheManager()
              .createCache(
                  "users",
                  new LarderConfiguration<String, String>()
                      .setTypes(String.class, String.class)
                      .setStore(TestStores.uri(proxy)));
      server.kill();

      assertThatThrownBy(() -> cache.get("k"))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("'users'")
          .hasMessageContaining("memcached://127.0.0.1");
      server.restart();
      cache.put("k", "v");
      assertThat(cache.get("k")).isEqualTo("v");
    }
  }
}
