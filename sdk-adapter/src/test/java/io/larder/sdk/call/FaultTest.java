package io.larder.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.store.contract.LoggedMessages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fault of the cache neither fails nor repeats a call. */
class FaultTest {
  private final Cache<String, Object> cache = HeapCaches.open(Object.class);
  private final AtomicInteger calls = new AtomicInteger();
  private final LoggedMessages warnings = new LoggedMessages("io.larder.sdk.call");

  @AfterEach
  void close() {
    warnings.close();
  }

  /** The cache, but these methods throw. */
  private Cache<String, Object> failing(String... methods) {
    return HookedCache.of(
        cache,
        method -> {
          if (List.of(methods).contains(method)) {
            throw new CacheException(method + " is down");
          }
        });
  }

  private MemoizedFunction<Integer, Object> function(Cache<String, Object> cache) {
    return Memoizer.function(cache, "f.", (Integer argument) -> calls.incrementAndGet());
  }

  @Test
  void aCacheThatCannotBeReadIsDoneWithout() {
    MemoizedFunction<Integer, Object> function = function(failing("get"));
    assertThat(function.apply(1)).isEqualTo(1);
    assertThat(function.apply(1)).isEqualTo(2);
    assertThat(cache.containsKey("f.(1)"))
        .as("one that does not answer is not asked twice")
        .isFalse();
  }

  @Test
  void aCacheThatDoesNotTakeAResultIsDoneWithout() {
    MemoizedFunction<Integer, Object> function = function(failing("put"));
    assertThat(function.apply(1)).isEqualTo(1);
    assertThat(function.apply(1)).isEqualTo(2);
  }

  @Test
  void oneWarningIsEnough() {
    MemoizedFunction<Integer, Object> function = function(failing("get"));
    function.apply(1);
    function.apply(2);
    assertThat(warnings.messages())
        .containsExactly(
            "cache '%s' could not be read; calls go on without it, and it is not told again"
                .formatted(cache.getName()));
  }

  @Test
  void aClosedCacheIsDoneWithout() {
    MemoizedFunction<Integer, Object> function = function(cache);
    cache.close();
    assertThat(function.apply(1)).isEqualTo(1);
  }

  @Test
  void thoseWhoWaitShareTheCallOfACacheThatIsDown() {
    Gate gate = new Gate();
    MemoizedFunction<Integer, Object> function =
        Memoizer.function(
            failing("get", "put"),
            "f.",
            (Integer argument) -> {
              gate.pass();
              return calls.incrementAndGet();
            });
    Task<Object> first = Task.start(() -> function.apply(1));
    gate.awaitReached();
    Task<Object> second = Task.start(() -> function.apply(1)).awaitBlocked();
    gate.open();

    assertThat(first.result()).isEqualTo(1);
    assertThat(second.result()).isEqualTo(1);
  }

  @Test
  void aStageIsNotFailedByACacheThatDoesNotTakeItsResult() {
    MemoizedFunction<Integer, CompletableFuture<Object>> function =
        Memoizer.asyncFunction(
            failing("put"),
            "f.",
            (Integer argument) -> CompletableFuture.completedFuture((Object) "result"));
    assertThat(function.apply(1)).isCompletedWithValue("result");
  }

  @Test
  void aResultThatTheCacheCannotTakeIsReturned() {
    Object foreign = new Object(); // not serializable, in a cache by value
    MemoizedFunction<Integer, Object> function =
        Memoizer.function(cache, "f.", (Integer argument) -> foreign);
    assertThat(function.apply(1)).isSameAs(foreign);
    assertThat(warnings.messages()).hasSize(1);
  }

  @Test
  void whatIsUsedUpByReadingItIsReturnedAndNotKept() {
    for (Object once : List.of(Stream.of(1), List.of(1).iterator(), new CompletableFuture<>())) {
      MemoizedFunction<Integer, Object> function =
          Memoizer.function(cache, "f.", (Integer argument) -> once);
      assertThat(function.apply(1)).isSameAs(once);
      assertThat(function.contains(1)).isFalse();
    }
    assertThat(warnings.messages()).hasSize(3).allMatch(each -> each.contains("cannot keep"));
  }

  @Test
  void aValueOfAnotherTypeIsReplaced() {
    @SuppressWarnings("unchecked")
    Function<String, String> proxy =
        Memoizer.proxy(
                Upper.class,
                text -> text.toUpperCase(java.util.Locale.ROOT),
                cache,
                Map.of("of", "1."))
            ::of;
    cache.put("1.(\"a\")", 1);

    assertThat(proxy.apply("a")).isEqualTo("A");
    assertThat(cache.get("1.(\"a\")")).isEqualTo("A");
    assertThat(warnings.messages()).hasSize(1).first().asString().contains("java.lang.Integer");
  }

  interface Upper {
    String of(String text);
  }

  @Test
  void anErrorInTheCacheLeavesNobodyWaiting() {
    AtomicInteger gets = new AtomicInteger();
    MemoizedFunction<Integer, Object> function =
        function(
            HookedCache.of(
                cache,
                method -> {
                  if (method.equals("put") && gets.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("in a test");
                  }
                }));
    assertThatThrownBy(() -> function.apply(1)).isInstanceOf(OutOfMemoryError.class);
    assertThat(function.apply(1)).isEqualTo(2);
  }

  @Test
  void whoAsksTheCacheItselfIsTold() {
    MemoizedFunction<Integer, Object> function = function(failing("containsKey", "remove"));
    assertThatThrownBy(() -> function.contains(1)).hasMessage("containsKey is down");
    assertThatThrownBy(() -> function.evict(1)).hasMessage("remove is down");
  }
}
