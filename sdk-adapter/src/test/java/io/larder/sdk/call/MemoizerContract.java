package io.larder.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** What holds of memoized calls over every provider and tier. */
abstract class MemoizerContract {
  interface Service {
    String getData(String key) throws IOException;

    CompletionStage<String> getLater(String key);

    int other();
  }

  final AtomicInteger calls = new AtomicInteger();

  /** A new and empty cache. */
  abstract <V> Cache<String, V> open(Class<V> valueType);

  private MemoizedFunction<Integer, String> numbered(Cache<String, String> cache) {
    return Memoizer.function(
        cache,
        "f.",
        number -> {
          calls.incrementAndGet();
          return "result " + number;
        });
  }

  @Test
  void aFunctionIsCalledOnceForAnArgument() {
    Cache<String, String> cache = open(String.class);
    MemoizedFunction<Integer, String> function = numbered(cache);

    assertThat(function.apply(1)).isEqualTo("result 1");
    assertThat(function.apply(1)).isEqualTo("result 1");
    assertThat(function.apply(2)).isEqualTo("result 2");

    assertThat(calls).hasValue(2);
    assertThat(cache.get("f.(1)")).isEqualTo("result 1");
  }

  @Test
  void aFunctionOfTheSamePrefixFindsWhatAnotherOneLeft() {
    Cache<String, String> cache = open(String.class);
    numbered(cache).apply(1);

    assertThat(numbered(cache).contains(1)).isTrue();
    assertThat(numbered(cache).apply(1)).isEqualTo("result 1");
    assertThat(calls).hasValue(1);
  }

  @Test
  void whatIsEvictedIsCalledAgain() {
    MemoizedFunction<Integer, String> function = numbered(open(String.class));
    function.apply(1);
    function.apply(2);

    assertThat(function.evict(1)).isTrue();
    assertThat(function.evict(1)).isFalse();

    assertThat(function.contains(1)).isFalse();
    assertThat(function.contains(2)).isTrue();
    function.apply(1);
    assertThat(calls).hasValue(3);
  }

  @Test
  void aThousandThreadsMakeOneCall() {
    CountDownLatch begin = new CountDownLatch(1);
    MemoizedFunction<Integer, String> function = numbered(open(String.class));
    List<Task<String>> tasks =
        Task.start(
            1_000,
            () -> {
              Task.await(begin);
              return function.apply(1);
            });
    begin.countDown();

    assertThat(tasks).extracting(Task::result).containsOnly("result 1");
    assertThat(calls).hasValue(1);
  }

  @Test
  void aProxyCachesWhatItIsTold() throws Exception {
    Cache<String, String> cache = open(String.class);
    Service proxy = Memoizer.proxy(Service.class, service(), cache, Map.of("getData", "1."));

    assertThat(proxy.getData("a")).isEqualTo("data a");
    assertThat(proxy.getData("a")).isEqualTo("data a");
    assertThat(proxy.other()).isEqualTo(2);
    assertThat(proxy.other()).isEqualTo(3);

    assertThat(cache.get("1.(\"a\")")).isEqualTo("data a");
    assertThat(Memoizer.of(proxy).contains("getData", "a")).isTrue();
    assertThat(Memoizer.of(proxy).evict("getData", "a")).isTrue();
    assertThat(Memoizer.of(proxy).contains("getData", "a")).isFalse();
  }

  @Test
  void anExceptionComesOutAsThrownAndIsNotKept() {
    Service proxy =
        Memoizer.proxy(Service.class, service(), open(String.class), Map.of("getData", "1."));

    for (int i = 1; i <= 2; i++) {
      assertThatThrownBy(() -> proxy.getData("")).isExactlyInstanceOf(IOException.class);
      assertThat(calls).hasValue(i);
    }
  }

  @Test
  void theResultOfAStageIsKept() throws Exception {
    Cache<String, String> cache = open(String.class);
    Service proxy = Memoizer.proxy(Service.class, service(), cache, Map.of("getLater", "2."));

    assertThat(Task.await(proxy.getLater("a").toCompletableFuture())).isEqualTo("later a");
    assertThat(Task.await(proxy.getLater("a").toCompletableFuture())).isEqualTo("later a");

    assertThat(calls).hasValue(1);
    assertThat(cache.get("2.(\"a\")")).isEqualTo("later a");
  }

  @Test
  void nullIsKeptWhereSomethingStandsForIt() {
    Cache<String, String> cache = open(String.class);
    MemoizedSupplier<String> supplier =
        CallCache.of(cache).nullAs("none").supplier("s.", this::nothing);

    assertThat(supplier.get()).isNull();
    assertThat(supplier.get()).isNull();

    assertThat(calls).hasValue(1);
    assertThat(cache.get("s.()")).isEqualTo("none");
  }

  @SuppressWarnings("NullAway") // what is tested
  private String nothing() {
    calls.incrementAndGet();
    return null;
  }

  private Service service() {
    return new Service() {
      @Override
      public String getData(String key) throws IOException {
        calls.incrementAndGet();
        if (key.isEmpty()) {
          throw new IOException("no key");
        }
        return "data " + key;
      }

      @Override
      public CompletionStage<String> getLater(String key) {
        calls.incrementAndGet();
        return CompletableFuture.supplyAsync(() -> "later " + key);
      }

      @Override
      public int other() {
        return calls.incrementAndGet();
      }
    };
  }
}
