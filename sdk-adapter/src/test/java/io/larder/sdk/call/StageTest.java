package io.larder.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls that return stages. */
class StageTest {
  private final Cache<String, String> cache = HeapCaches.open(String.class);
  private final List<CompletableFuture<String>> targets = new ArrayList<>();
  private final MemoizedFunction<Integer, CompletableFuture<String>> function =
      Memoizer.asyncFunction(
          cache,
          "f.",
          number -> {
            CompletableFuture<String> target = new CompletableFuture<>();
            targets.add(target);
            return target;
          });

  @Test
  void aResultIsKeptWhenItComes() {
    CompletableFuture<String> first = function.apply(1);
    assertThat(first).isNotDone();
    assertThat(function.contains(1)).isFalse();

    targets.get(0).complete("result");

    assertThat(first).isCompletedWithValue("result");
    assertThat(cache.get("f.(1)")).isEqualTo("result");
    assertThat(function.apply(1)).isCompletedWithValue("result").isNotSameAs(function.apply(1));
    assertThat(targets).hasSize(1);
  }

  @Test
  void itIsKeptBeforeAnybodyIsTold() {
    CompletableFuture<Boolean> told = function.apply(1).thenApply(r -> function.contains(1));
    targets.get(0).complete("result");
    assertThat(told).isCompletedWithValue(true);
  }

  @Test
  void whoAsksMeanwhileSharesTheCall() {
    CompletableFuture<String> first = function.apply(1);
    CompletableFuture<String> second = function.apply(1);
    targets.get(0).complete("result");

    assertThat(first).isCompletedWithValue("result").isNotSameAs(second);
    assertThat(second).isCompletedWithValue("result");
    assertThat(targets).hasSize(1);
  }

  @Test
  void theThreadThatCompletesTheStageCompletesTheOthers() {
    AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    CompletableFuture<Void> told =
        function.apply(1).thenAccept(result -> thread.set(Thread.currentThread()));
    Thread completing =
        Task.start(
                () -> {
                  targets.get(0).complete("result");
                  return Thread.currentThread();
                })
            .result();
    assertThat(told).isCompleted();
    assertThat(thread).hasValue(completing);
  }

  @Test
  void cancellingOneLeavesTheOthers() {
    CompletableFuture<String> first = function.apply(1);
    CompletableFuture<String> second = function.apply(1);
    first.cancel(true);

    assertThat(targets.get(0)).isNotDone();
    targets.get(0).complete("result");
    assertThat(first).isCancelled();
    assertThat(second).isCompletedWithValue("result");
  }

  @Test
  void cancellingAllCancelsTheCallAndTheNextOneIsNew() {
    List<CompletableFuture<String>> futures = List.of(function.apply(1), function.apply(1));
    futures.forEach(future -> future.cancel(false));

    assertThat(targets.get(0)).isCancelled();
    CompletableFuture<String> next = function.apply(1);
    targets.get(1).complete("new");
    assertThat(next).isCompletedWithValue("new");
  }

  @Test
  void whoTimesOutWaitsNoMore() {
    CompletableFuture<String> first = function.apply(1);
    CompletableFuture<String> second = function.apply(1).orTimeout(1, TimeUnit.MILLISECONDS);
    assertThat(second).failsWithin(java.time.Duration.ofSeconds(60));
    assertThat(targets.get(0)).isNotDone();

    first.cancel(true);
    assertThat(targets.get(0)).isCancelled();
  }

  @Test
  void aStageThatCannotBeCancelledIsLeftAndItsResultKept() {
    List<CompletionStage<String>> stages = new ArrayList<>();
    CompletableFuture<String> source = new CompletableFuture<>();
    MemoizedSupplier<CompletableFuture<String>> supplier =
        Memoizer.asyncSupplier(
            cache,
            "s.",
            () -> {
              CompletionStage<String> stage = source.minimalCompletionStage();
              stages.add(stage);
              return stage;
            });
    supplier.get().cancel(true);
    assertThat(source).isNotDone();
    CompletableFuture<String> second = supplier.get();
    source.complete("result");

    assertThat(second).isCompletedWithValue("result");
    assertThat(cache.get("s.()")).isEqualTo("result");
    assertThat(stages).hasSize(2);
  }

  @Test
  void aFailureIsSharedAndNotKept() {
    CompletableFuture<String> first = function.apply(1);
    CompletableFuture<String> second = function.apply(1);
    IOException failure = new IOException("down");
    targets.get(0).completeExceptionally(failure);

    assertThatThrownBy(first::get).hasCause(failure);
    assertThatThrownBy(second::get).hasCause(failure);
    assertThat(function.apply(1)).isNotDone();
    assertThat(targets).hasSize(2);
  }

  @Test
  void aCancelledCallIsCancelledForAll() {
    CompletableFuture<String> first = function.apply(1);
    targets.get(0).cancel(true);
    assertThat(first).isCancelled();
    assertThatThrownBy(first::get).isInstanceOf(CancellationException.class);
  }

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void nullIsNotKept() {
    CompletableFuture<String> first = function.apply(1);
    targets.get(0).complete(null);
    assertThat(first).isCompletedWithValue(null);
    assertThat(function.contains(1)).isFalse();
  }

  @Test
  void whatIsThrownInsteadOfAStageComesOutAsThrown() {
    MemoizedSupplier<CompletableFuture<String>> supplier =
        Memoizer.asyncSupplier(
            cache,
            "s.",
            () -> {
              throw new IllegalStateException("no connection");
            });
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(supplier::get).isExactlyInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  @SuppressWarnings("NullAway") // what is tested
  void nullInsteadOfAStageIsSaid() {
    MemoizedSupplier<CompletableFuture<String>> supplier =
        Memoizer.asyncSupplier(cache, "s.", () -> null);
    assertThatThrownBy(supplier::get)
        .isInstanceOf(NullPointerException.class)
        .hasMessage("null was returned instead of a CompletionStage");
  }

  @Test
  void aCallThatNeedsItselfAtOnceIsMadeAsWithoutACache() {
    CompletableFuture<MemoizedFunction<Integer, CompletableFuture<String>>> self =
        new CompletableFuture<>();
    List<Integer> calls = new ArrayList<>();
    MemoizedFunction<Integer, CompletableFuture<String>> recursive =
        Memoizer.asyncFunction(
            cache,
            "r.",
            number -> {
              calls.add(number);
              return calls.size() == 1
                  ? self.join().apply(number).thenApply(inner -> inner + "!")
                  : CompletableFuture.completedStage("inner");
            });
    self.complete(recursive);

    assertThat(recursive.apply(1)).isCompletedWithValue("inner!");
    assertThat(cache.get("r.(1)")).isEqualTo("inner!");
  }

  @Test
  void aBlockingCallSharesThatOfAStage() {
    MemoizedFunction<Integer, String> blocking =
        Memoizer.function(cache, "f.", number -> "of its own");
    function.apply(1);
    Task<String> waiting = Task.start(() -> blocking.apply(1)).awaitBlocked();
    targets.get(0).complete("shared");
    assertThat(waiting.result()).isEqualTo("shared");
  }

  @Test
  void twoArgumentsMakeAKey() {
    MemoizedBiFunction<String, Integer, CompletableFuture<String>> both =
        Memoizer.asyncBiFunction(
            cache, "b.", (text, number) -> CompletableFuture.completedFuture(text + number));
    assertThat(both.apply("a", 1)).isCompletedWithValue("a1");
    assertThat(cache.get("b.(\"a\",1)")).isEqualTo("a1");
    assertThat(both.evict("a", 1)).isTrue();
    assertThat(both.contains("a", 1)).isFalse();
  }
}
