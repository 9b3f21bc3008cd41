package io.larder.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;

/** An eviction while the call is under way. */
class EvictionTest {
  private static final int EVICTIONS = 20_000;

  private final Cache<String, String> cache = HeapCaches.open(String.class);
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void theResultOfACallThatBeganBeforeIsNotKept() {
    Gate gate = new Gate();
    MemoizedFunction<Integer, String> function =
        Memoizer.function(
            cache,
            "f.",
            argument -> {
              if (calls.incrementAndGet() == 1) {
                gate.pass();
                return "old";
              }
              return "new";
            });
    Task<String> before = Task.start(() -> function.apply(1));
    gate.awaitReached();
    function.evict(1);
    Task<String> after = Task.start(() -> function.apply(1));

    assertThat(after.result()).as("waits for nobody who began before").isEqualTo("new");
    gate.open();
    assertThat(before.result()).isEqualTo("old");
    assertThat(cache.get("f.(1)")).isEqualTo("new");
  }

  @Test
  void anEvictionWaitsForAPutAndTakesItsResultAway() {
    Gate inPut = new Gate();
    MemoizedFunction<Integer, String> function =
        Memoizer.function(
            HookedCache.of(
                cache,
                method -> {
                  if (method.equals("put")) {
                    inPut.pass();
                  }
                }),
            "f.",
            argument -> "old");
    Task<String> call = Task.start(() -> function.apply(1));
    inPut.awaitReached();
    Task<Boolean> eviction = Task.start(() -> function.evict(1)).awaitBlocked();
    inPut.open();

    assertThat(eviction.result()).isTrue();
    assertThat(call.result()).isEqualTo("old");
    assertThat(function.contains(1)).isFalse();
  }

  /** The second look of a call that begins while the entry is being removed may still find it. */
  @Test
  void whatIsFoundWhileItIsBeingRemovedIsNotGivenToWhoComesLater() {
    Gate firstLook = new Gate();
    Gate secondLook = new Gate();
    Gate removal = new Gate();
    AtomicInteger looks = new AtomicInteger();
    Cache<String, String> held =
        HookedCache.of(
            HookedCache.after(
                cache,
                method -> {
                  if (method.equals("get")) {
                    switch (looks.incrementAndGet()) {
                      case 1 -> firstLook.pass();
                      case 3 -> secondLook.pass();
                      default -> {}
                    }
                  }
                }),
            method -> {
              if (method.equals("remove")) {
                removal.pass();
              }
            });
    MemoizedFunction<Integer, String> function =
        Memoizer.function(held, "f.", argument -> calls.incrementAndGet() == 1 ? "old" : "new");
    Task<String> during = Task.start(() -> function.apply(1));
    firstLook.awaitReached();
    assertThat(function.apply(1)).isEqualTo("old");
    Task<Boolean> eviction = Task.start(() -> function.evict(1));
    removal.awaitReached();
    firstLook.open();
    secondLook.awaitReached();
    removal.open();
    assertThat(eviction.result()).isTrue();
    Task<String> after = Task.start(() -> function.apply(1)).awaitBlocked();
    secondLook.open();

    assertThat(during.result()).isEqualTo("old");
    assertThat(after.result()).isEqualTo("new");
    assertThat(cache.get("f.(1)")).isEqualTo("new");
  }

  @Test
  void theResultOfAStageThatBeganBeforeIsNotKept() {
    CompletableFuture<String> target = new CompletableFuture<>();
    MemoizedSupplier<CompletableFuture<String>> supplier =
        Memoizer.asyncSupplier(cache, "s.", () -> target);
    CompletableFuture<String> before = supplier.get();
    supplier.evict();
    target.complete("old");

    assertThat(before).isCompletedWithValue("old");
    assertThat(supplier.contains()).isFalse();
  }

  @Test
  void anEvictionThroughAnotherMemoizerOfTheKeyIsHeeded() {
    CompletableFuture<String> target = new CompletableFuture<>();
    MemoizedSupplier<CompletableFuture<String>> supplier =
        Memoizer.asyncSupplier(cache, "s.", () -> target);
    CompletableFuture<String> before = supplier.get();
    Memoizer.supplier(cache, "s.", () -> "").evict();
    target.complete("old");

    assertThat(before).isCompleted();
    assertThat(supplier.contains()).isFalse();
  }

  /** However it interleaves: who asks after an eviction gets nothing that was read before it. */
  @Test
  void nothingOlderThanAnEvictionIsReturned() {
    Cache<String, Integer> versions = HeapCaches.open(Integer.class);
    AtomicInteger version = new AtomicInteger();
    AtomicInteger evicted = new AtomicInteger();
    MemoizedFunction<Integer, Integer> blocking =
        Memoizer.function(versions, "f.", argument -> version.get());
    MemoizedFunction<Integer, CompletableFuture<Integer>> staged =
        Memoizer.asyncFunction(
            versions, "f.", argument -> CompletableFuture.completedFuture(version.get()));
    List<Task<Integer>> readers =
        Task.start(
            4,
            () -> {
              int reads = 0;
              while (evicted.get() < EVICTIONS) {
                int floor = evicted.get();
                int read = reads % 2 == 0 ? blocking.apply(1) : staged.apply(1).join();
                assertThat(read).isGreaterThanOrEqualTo(floor);
                reads++;
              }
              return reads;
            });
    for (int i = 1; i <= EVICTIONS; i++) {
      version.set(i);
      blocking.evict(1);
      evicted.set(i);
    }
    assertThat(readers).extracting(Task::result).allMatch(reads -> reads >= 0);
  }
}
