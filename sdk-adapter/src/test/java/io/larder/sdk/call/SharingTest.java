package io.larder.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** Many ask for the same: one calls, the others get what it gets. */
class SharingTest {
  private final Cache<String, Object> cache = HeapCaches.open(Object.class);
  private final AtomicInteger calls = new AtomicInteger();
  private final Gate gate = new Gate();

  private MemoizedFunction<Integer, Object> function(Function<Integer, Object> function) {
    return Memoizer.function(
        cache,
        "f.",
        (Integer argument) -> {
          calls.incrementAndGet();
          return function.apply(argument);
        });
  }

  /** One task that calls, and two that wait for it. */
  private List<Task<Object>> threeAsk(MemoizedFunction<Integer, Object> function) {
    List<Task<Object>> tasks = new ArrayList<>();
    tasks.add(Task.start(() -> function.apply(1)));
    gate.awaitReached();
    tasks.addAll(Task.start(2, () -> function.apply(1)));
    tasks.subList(1, 3).forEach(Task::awaitBlocked);
    return tasks;
  }

  @Test
  void whoWaitsGetsTheVeryResult() {
    Object result = "result";
    List<Task<Object>> tasks =
        threeAsk(
            function(
                argument -> {
                  gate.pass();
                  return result;
                }));
    gate.open();

    assertThat(tasks).extracting(Task::result).allMatch(each -> each == result);
    assertThat(calls).hasValue(1);
  }

  @Test
  void whoWaitsGetsTheVeryException() {
    IllegalStateException failure = new IllegalStateException("down");
    MemoizedFunction<Integer, Object> function =
        function(
            argument -> {
              gate.pass();
              throw failure;
            });
    List<Task<Object>> tasks = threeAsk(function);
    gate.open();

    assertThat(tasks).extracting(Task::failure).allMatch(each -> each == failure);
    assertThat(calls).hasValue(1);
    assertThat(function.contains(1)).isFalse();
  }

  @Test
  void whoWaitsGetsNull() {
    @SuppressWarnings("NullAway") // what a function may return
    MemoizedFunction<Integer, Object> function =
        function(
            argument -> {
              gate.pass();
              return null;
            });
    List<Task<Object>> tasks = threeAsk(function);
    gate.open();

    assertThat(tasks).extracting(Task::result).containsOnlyNulls();
    assertThat(calls).hasValue(1);
    assertThat(function.contains(1)).isFalse();
  }

  @Test
  void anotherArgumentWaitsForNobody() {
    MemoizedFunction<Integer, Object> function =
        function(
            argument -> {
              if (argument == 1) {
                gate.pass();
              }
              return argument;
            });
    Task<Object> one = Task.start(() -> function.apply(1));
    gate.awaitReached();

    assertThat(function.apply(2)).isEqualTo(2);
    gate.open();
    assertThat(one.result()).isEqualTo(1);
  }

  @Test
  void twoMemoizersOverOneCacheMakeOneCall() {
    Function<Integer, Object> held =
        argument -> {
          gate.pass();
          return "result";
        };
    MemoizedFunction<Integer, Object> first = function(held);
    MemoizedFunction<Integer, Object> second = function(held);
    Task<Object> one = Task.start(() -> first.apply(1));
    gate.awaitReached();
    Task<Object> two = Task.start(() -> second.apply(1)).awaitBlocked();
    gate.open();

    assertThat(one.result()).isEqualTo("result");
    assertThat(two.result()).isEqualTo("result");
    assertThat(calls).hasValue(1);
  }

  @Test
  void anInterruptOfOneWhoWaitsEndsOnlyItsOwnWait() {
    MemoizedFunction<Integer, Object> function =
        function(
            argument -> {
              if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
              }
              gate.pass();
              return "result";
            });
    List<Task<Object>> tasks = threeAsk(function);
    tasks.get(1).interrupt();

    assertThat(tasks.get(1).failure()).hasMessage("interrupted");
    gate.open();
    assertThat(tasks.get(0).result()).isEqualTo("result");
    assertThat(tasks.get(2).result()).isEqualTo("result");
    assertThat(calls).hasValue(2);
  }

  @Test
  void anInterruptOfWhoCallsIsNothingToThoseWhoWait() {
    CountDownLatch begun = new CountDownLatch(1);
    MemoizedCallable<String> callable =
        Memoizer.callable(
            cache,
            "c.",
            () -> {
              if (calls.incrementAndGet() > 1) {
                return "result";
              }
              begun.countDown();
              new CountDownLatch(1).await(); // which nobody opens
              return "never";
            });
    Task<String> first = Task.start(callable);
    Task.await(begun);
    List<Task<String>> others = Task.start(2, callable);
    others.forEach(Task::awaitBlocked);
    first.interrupt();

    assertThat(first.failure()).isInstanceOf(InterruptedException.class);
    assertThat(others).extracting(Task::result).containsOnly("result");
    assertThat(calls).hasValue(2);
  }

  @Test
  void aCallThatNeedsItselfIsMadeAsWithoutACache() {
    CompletableFuture<MemoizedFunction<Integer, Object>> self = new CompletableFuture<>();
    MemoizedFunction<Integer, Object> function =
        function(argument -> calls.get() == 1 ? self.join().apply(argument) + "!" : "inner");
    self.complete(function);

    assertThat(function.apply(1)).isEqualTo("inner!");
    assertThat(function.apply(1)).isEqualTo("inner!");
    assertThat(calls).hasValue(2);
  }

  @Test
  void threadsThatWouldWaitForEachOtherDoNot() {
    CyclicBarrier bothCall = new CyclicBarrier(2);
    CompletableFuture<MemoizedFunction<Integer, Object>> self = new CompletableFuture<>();
    MemoizedFunction<Integer, Object> function =
        function(
            argument -> {
              if (Thread.currentThread().getName().equals("in call " + argument)) {
                return "inner";
              }
              Thread.currentThread().setName("in call " + (3 - argument));
              try {
                bothCall.await(60, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
              return self.join().apply(3 - argument) + "!";
            });
    self.complete(function);
    Task<Object> one = Task.start(() -> function.apply(1));
    Task<Object> two = Task.start(() -> function.apply(2));

    assertThat(List.of(one.result(), two.result())).contains("inner!");
  }

  @Test
  void aRecursiveFunctionMakesOneCallForEachArgument() {
    CompletableFuture<MemoizedFunction<Integer, Object>> self = new CompletableFuture<>();
    MemoizedFunction<Integer, Object> fibonacci =
        function(
            n ->
                n < 2
                    ? (Object) (long) n
                    : (Long) self.join().apply(n - 1) + (Long) self.join().apply(n - 2));
    self.complete(fibonacci);

    assertThat(fibonacci.apply(80)).isEqualTo(23_416_728_348_467_685L);
    assertThat(calls).hasValue(81);
  }

  /** The window between a look that finds nothing and the first step of a call. */
  @Test
  void aCallThatEndsBetweenALookAndACallIsNotRepeated() {
    Gate afterLook = new Gate();
    Cache<String, Object> slow =
        HookedCache.after(
            cache,
            method -> {
              if (method.equals("get") && Thread.currentThread().getName().equals("slow")) {
                Thread.currentThread().setName("was slow");
                afterLook.pass();
              }
            });
    MemoizedFunction<Integer, Object> function =
        Memoizer.function(slow, "f.", (Integer argument) -> calls.incrementAndGet());
    Task<Object> late =
        Task.start(
            () -> {
              Thread.currentThread().setName("slow");
              return function.apply(1);
            });
    afterLook.awaitReached();
    function.apply(1);
    afterLook.open();

    assertThat(late.result()).isEqualTo(1);
    assertThat(calls).hasValue(1);
  }

  @Test
  void aCallAsksTheCacheOnceAndPutsOnce() {
    List<String> asked = new ArrayList<>();
    MemoizedFunction<Integer, Object> function =
        Memoizer.function(HookedCache.of(cache, asked::add), "f.", (Integer argument) -> argument);
    asked.clear();

    function.apply(1);
    assertThat(asked).containsExactly("get", "put");
    function.apply(1);
    assertThat(asked).containsExactly("get", "put", "get");
  }
}
