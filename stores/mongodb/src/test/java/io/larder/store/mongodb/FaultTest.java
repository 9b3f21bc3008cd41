package io.larder.store.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;
import io.larder.store.contract.server.Proxy.Fault;
import io.larder.store.mongodb.server.MongodbProcess;
import java.nio.file.Path;
import java.util.List;
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

@Timeout(120)
class FaultTest {
  private static final String OPTIONS = "/?directConnection=true&timeout=3000";

  @TempDir private Path folder;
  private MongodbProcess server;
  private Proxy proxy;
  private Handle handle;

  @BeforeEach
  void start() {
    server = MongodbProcess.start(folder);
    proxy = new Proxy(server.port());
    handle = TestStores.handle(TestStores.uri(proxy) + OPTIONS, Ticker.system());
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

  private static Next put(int length) {
    return new Next.Put(new byte[length], Long.MAX_VALUE);
  }

  /** The writes that are tried under each fault, by what the wire sees of them. */
  private enum Way {
    INSERT("documents"),
    UPSERT("updates"),
    REPLACE("updates"),
    TOUCH("updates"),
    DELETE("deletes");

    final String word;

    Way(String word) {
      this.word = word;
    }
  }

  private Result write(Way way) {
    Version version = requireNonNull(handle.get("k")).version();
    proxy.onNext(way.word, requireNonNull(fault));
    return switch (way) {
      case INSERT -> handle.commit("new", Expected.absent(), put(2));
      case UPSERT -> handle.commit("k", new Expected.Unheld(1, true), put(2));
      case REPLACE -> handle.commit("k", Expected.is(version), put(2));
      case TOUCH -> handle.commit("k", Expected.is(version), new Next.Touch(5));
      case DELETE -> handle.commit("k", Expected.is(version), new Next.Delete());
    };
  }

  private Fault fault = Fault.CUT_BEFORE;

  private boolean isDone(Way way) {
    return switch (way) {
      case INSERT -> handle.get("new") != null;
      case UPSERT, REPLACE -> length() == 2;
      case TOUCH -> requireNonNull(handle.get("k")).deadlineMillis() == 5;
      case DELETE -> handle.get("k") == null;
    };
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aCommitWithoutReplyIsUnknownAndNotSentAgain(Fault planned) {
    fault = planned;
    for (Way way : Way.values()) {
      Result result = write(way);

      assertThat(result).as("%s", way).isInstanceOf(Result.Unknown.class);
      assertThat(proxy.isPlanned()).isFalse();
      // Sent again, it would be there: the wire breaks once.
      assertThat(isDone(way)).as("%s", way).isEqualTo(planned != Fault.CUT_BEFORE);
    }
  }

  @Test
  void ofManyWritesWithoutTimeLeftTheRestFailed() {
    List<Version> versions = List.of(handle.put("a"), handle.put("b"));
    proxy.onNext("updates", Fault.HANG);

    List<Result> results =
        handle.space.commit(
            List.of(
                new Write(Handle.key("a"), Expected.is(versions.get(0)), put(2), Token.random()),
                new Write(Handle.key("b"), Expected.is(versions.get(1)), put(2), Token.random())));

    assertThat(results.get(0)).isInstanceOf(Result.Unknown.class);
    assertThat(results.get(1)).isInstanceOf(Result.Failed.class);
    assertThat(requireNonNull(handle.get("b")).version()).isEqualTo(versions.get(1));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"CUT_BEFORE", "CUT_AFTER"})
  void aReadOverABrokenConnectionIsAskedAgain(Fault planned) {
    proxy.onNext("find", planned);

    assertThat(length()).isEqualTo(1);
    assertThat(proxy.isPlanned()).isFalse();
  }

  @Test
  void aReadWithoutAnswerFailsInTime() {
    proxy.onNext("find", Fault.HANG);

    assertThatThrownBy(() -> handle.get("k"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("get on mongodb://127.0.0.1")
        .hasMessageContaining("no answer in time");
    assertThat(length()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void anIncrementOverABrokenConnectionIsDoneOnce(Fault planned) {
    try (LarderCachingProvider provider = new LarderCachingProvider()) {
      Cache<String, Integer> cache =
          provider
              .getCacheManager()
              .createCache(
                  "counters",
                  new LarderConfiguration<String, Integer>()
                      .setTypes(String.class, Integer.class)
                      .setStore(TestStores.uri(proxy) + OPTIONS));
      cache.put("n", 1);
      for (int i = 2; i < 5; i++) {
        proxy.onNext("updates", planned);
        int next = cache.invoke("n", FaultTest::increment);

        assertThat(next).isEqualTo(i);
        assertThat(proxy.isPlanned()).isFalse();
      }
      assertThat(cache.get("n")).isEqualTo(4);
    }
  }

  private static int increment(MutableEntry<String, Integer> entry, Object... arguments) {
    entry.setValue(entry.getValue() + 1);
    return entry.getValue();
  }

  @Test
  void aServerThatIsBackIsUsedAtOnce() {
    for (int round = 0; round < 3; round++) {
      server.kill();
      assertThatThrownBy(() -> handle.get("k"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("mongodb://127.0.0.1");
      server.restart();

      assertThat(handle.get("k") == null).isEqualTo(MongodbProcess.forgets());
      handle.put("k");
      assertThat(length()).isEqualTo(10);
    }
  }

  @Test
  void aWriteToAServerThatIsGoneCertainlyFailed() {
    server.kill();
    Throwable first = catchThrowable(() -> handle.get("k"));

    assertThat(first).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> handle.commit("k", Expected.absent(), put(1)))
        .isInstanceOf(StoreException.class);
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
                      .setStore(TestStores.uri(proxy) + OPTIONS));
      server.kill();

      assertThatThrownBy(() -> cache.get("k"))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("'users'")
          .hasMessageContaining("mongodb://127.0.0.1");
    }
  }
}
