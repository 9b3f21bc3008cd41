package io.larder.store.redis;

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
import io.larder.store.redis.server.RedisProcess;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import redis.clients.jedis.Jedis;

@Timeout(60)
class FaultTest {
  @TempDir private Path folder;
  private RedisProcess server;
  private Proxy proxy;
  private Handle handle;

  @BeforeEach
  void start() {
    server = RedisProcess.start(folder);
    proxy = new Proxy(server.port());
    handle = TestStores.handle(TestStores.uri(proxy) + "?timeout=300", Ticker.system());
    handle.put("k", 1, Long.MAX_VALUE);
  }

  @AfterEach
  void stop() {
    handle.close();
    proxy.close();
    server.close();
  }

  private Result replace(int length) {
    Version version = requireNonNull(handle.get("k")).version();
    return handle.commit("k", Expected.is(version), new Next.Put(new byte[length], Long.MAX_VALUE));
  }

  /** Returns how often a script was called. */
  private long calls() {
    try (Jedis client = server.client()) {
      Matcher calls =
          Pattern.compile("cmdstat_evalsha:calls=(\\d+)").matcher(client.info("commandstats"));
      return calls.find() ? Long.parseLong(calls.group(1)) : 0;
    }
  }

  private int length() {
    return requireNonNull(handle.get("k")).bytes().length;
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aCommitWithoutReplyIsUnknownAndNotSentAgain(Fault fault) {
    Version version = requireNonNull(handle.get("k")).version();
    proxy.onNext("EVALSHA", fault);
    long before = calls();

    Result result =
        handle.commit("k", Expected.is(version), new Next.Put(new byte[2], Long.MAX_VALUE));

    assertThat(result).isInstanceOf(Result.Unknown.class);
    assertThat(calls() - before).isEqualTo(fault == Fault.CUT_BEFORE ? 0 : 1);
    assertThat(length()).isEqualTo(fault == Fault.CUT_BEFORE ? 1 : 2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "CUT_AFTER"})
  void aReadOverABrokenConnectionIsAskedAgain(Fault fault) {
    proxy.onNext("MGET", fault);

    assertThat(length()).isEqualTo(1);
    assertThat(proxy.isPlanned()).isFalse();
  }

  @Test
  void aReadWithoutAnswerFailsInTime() {
    proxy.onNext("MGET", Fault.HANG);

    assertThatThrownBy(() -> handle.get("k"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("get on redis://127.0.0.1")
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
                      .setStore(TestStores.uri(proxy) + "?timeout=300"));
      cache.put("n", 1);
      for (int i = 2; i < 6; i++) {
        proxy.onNext("EVALSHA", fault);
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
        .hasMessageContaining("redis://127.0.0.1");
    assertThatThrownBy(() -> handle.put("k2"))
        .isInstanceOfAny(StoreException.class, AssertionError.class);
  }

  @Test
  void aServerThatIsBackIsUsedAtOnce() {
    for (int round = 0; round < 3; round++) {
      server.kill();
      server.restart();

      assertThat(handle.get("k")).isNull();
      handle.put("k"); // the script is loaded again
      assertThat(length()).isEqualTo(10);
    }
  }

  @Test
  void aScriptThatWasForgottenIsLoadedAgain() {
    try (Jedis client = server.client()) {
      client.scriptFlush();
    }
    proxy.takeRoundTrips();

    assertThat(replace(3)).isInstanceOf(Result.Applied.class);
    assertThat(proxy.takeRoundTrips()).isEqualTo(3); // get, commit refused, loaded and committed
    assertThat(replace(4)).isInstanceOf(Result.Applied.class);
    assertThat(proxy.takeRoundTrips()).isEqualTo(2);
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
          .hasMessageContaining("redis://127.0.0.1");
      server.restart();
      cache.put("k", "v");
      assertThat(cache.get("k")).isEqualTo("v");
    }
  }
}
