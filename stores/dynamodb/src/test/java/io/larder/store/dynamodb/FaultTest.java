package io.larder.store.dynamodb;

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
import io.larder.store.dynamodb.server.DynamoDbProcess;
import java.nio.file.Path;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.MutableEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class FaultTest {
  private static final String PATIENCE = "&timeout=2000";

  @TempDir private static Path folder;
  private static DynamoDbProcess server;
  private Proxy proxy;
  private Handle handle;

  @BeforeAll
  static void startServer() {
    server = DynamoDbProcess.startOnDisk(folder);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void connect() {
    proxy = new Proxy(server.port());
    handle = TestStores.handle(DynamoDbProcess.uri(proxy.port()) + PATIENCE, Ticker.system());
    handle.space.clear();
    handle.put("k", 1, Long.MAX_VALUE);
  }

  @AfterEach
  void disconnect() {
    handle.close();
    proxy.close();
  }

  private Version version() {
    return requireNonNull(handle.get("k")).version();
  }

  private int length() {
    return requireNonNull(handle.get("k")).bytes().length;
  }

  private static Next put(int length) {
    return new Next.Put(new byte[length], Long.MAX_VALUE);
  }

  private void assertUnknownAndSentOnce(
      String action, Fault fault, Expected expected, Next next, int before, int after) {
    proxy.onNext(action, fault);
    long sent = handle.figure("round-trips");

    Result result = handle.commit("k", expected, next);

    assertThat(result).isInstanceOf(Result.Unknown.class);
    assertThat(handle.figure("round-trips") - sent).isEqualTo(2); // one for the figures
    assertThat(length()).isEqualTo(fault == Fault.CUT_BEFORE ? before : after);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aPutWithoutReplyIsUnknownAndNotSentAgain(Fault fault) {
    assertUnknownAndSentOnce("PutItem", fault, Expected.is(version()), put(2), 1, 2);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aPutThatLooksAtNothingIsNoDifferent(Fault fault) {
    Expected unheld = new Expected.Unheld(Ticker.system().millis(), true);
    assertUnknownAndSentOnce("UpdateItem", fault, unheld, put(2), 1, 2);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void inABatchTheOthersAreDone(Fault fault) {
    proxy.onNext("PutItem", fault);

    List<Result> results = handle.putAll("many-", 30, 5);

    assertThat(results).filteredOn(Result.Unknown.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(Result.Applied.class::isInstance).hasSize(29);
    assertThat(handle.getAll("many-", 30)).hasSize(fault == Fault.CUT_BEFORE ? 29 : 30);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "CUT_AFTER"})
  void aReadOverABrokenConnectionIsAskedAgain(Fault fault) {
    proxy.onNext("GetItem", fault);

    assertThat(length()).isEqualTo(1);
    assertThat(proxy.isPlanned()).isFalse();
  }

  @Test
  void aReadWithoutAnswerFailsInTime() {
    proxy.onNext("GetItem", Fault.HANG);
    long begun = Ticker.system().nanos();

    assertThatThrownBy(() -> handle.get("k"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("get on dynamodb:larder-test at http://127.0.0.1")
        .hasMessageContaining("no answer in time");
    assertThat(Ticker.system().nanos() - begun).isLessThan(3_500_000_000L);
    assertThat(length()).isEqualTo(1);
  }

  @Test
  void aClearThatMayHaveBeenDoneIsNotDoneAgain() {
    proxy.onNext("BatchWriteItem", Fault.CUT_AFTER);

    assertThatThrownBy(handle.space::clear)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("clear on dynamodb:larder-test");
    assertThat(handle.get("k")).isNull();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void anIncrementOverABrokenConnectionIsDoneOnce(Fault fault) {
    try (LarderCachingProvider provider = new LarderCachingProvider()) {
      Cache<String, Integer> cache = cache(provider, "counters", Integer.class);
      cache.put("n", 1);
      for (int i = 2; i < 6; i++) {
        proxy.onNext("PutItem", fault);
        int next = cache.invoke("n", FaultTest::increment);

        assertThat(next).isEqualTo(i);
        assertThat(proxy.isPlanned()).isFalse();
      }
      assertThat(cache.get("n")).isEqualTo(5);
    }
  }

  private <V> Cache<String, V> cache(LarderCachingProvider provider, String name, Class<V> type) {
    return provider
        .getCacheManager()
        .createCache(
            name,
            new LarderConfiguration<String, V>()
                .setTypes(String.class, type)
                .setStore(DynamoDbProcess.uri(proxy.port()) + PATIENCE));
  }

  private static int increment(MutableEntry<String, Integer> entry, Object... arguments) {
    entry.setValue(entry.getValue() + 1);
    return entry.getValue();
  }

  @Test
  void connectionsThatBrokeWhileNobodyUsedThemAreNoOutage() {
    for (int i = 0; i < 5; i++) {
      proxy.cut();
      assertThat(length()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatIsBackIsUsedAtOnceAndWhatItHadIsThere() {
    for (int round = 2; round < 4; round++) {
      server.kill();
      assertThatThrownBy(() -> handle.get("k"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("dynamodb:larder-test at http://127.0.0.1");
      server.restart();

      Version before = version();
      assertThat(handle.commit("k", Expected.is(before), put(round)))
          .isInstanceOf(Result.Applied.class);
      assertThat(length()).isEqualTo(round);
    }
  }

  @Test
  void whereTheServerIsGoneACommitFailsForCertain() {
    Version version = version();
    try (Handle direct = TestStores.handle(server.uri() + PATIENCE, Ticker.system())) {
      server.kill();
      proxy.cut();

      assertThatThrownBy(() -> direct.commit("k", Expected.is(version), put(2)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("commit on dynamodb:larder-test")
          .hasMessageContaining("nothing listens there");
    } finally {
      server.restart();
    }
  }

  @Test
  void aCacheOnAServerThatIsGoneThrowsACacheException() {
    try (LarderCachingProvider provider = new LarderCachingProvider()) {
      Cache<String, String> cache = cache(provider, "users", String.class);
      server.kill();

      assertThatThrownBy(() -> cache.get("k"))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("'users'")
          .hasMessageContaining("dynamodb:larder-test");
      server.restart();
      cache.put("k", "v");
      assertThat(cache.get("k")).isEqualTo("v");
    }
  }
}
