package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeyLocksTest {
  private final KeyLocks<String> locks = new KeyLocks<>("users");
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aHeldKeyCannotBeTakenByTrying() {
    var held = locks.acquire("a");
    assertThat(locks.tryAcquire("a")).isNull();
    held.release();
    assertThat(locks.tryAcquire("a")).isNotNull();
  }

  @Test
  void keysWithOneHashCodeDoNotDelayEachOther() {
    locks.acquire("Aa");
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    assertThat(locks.tryAcquire("BB")).isNotNull();
  }

  @Test
  void reEntryIsRefusedByName() {
    locks.acquire("a");
    assertThatThrownBy(() -> locks.acquire("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("users")
        .hasMessageContaining("key a");
  }

  @Test
  void crossedKeysAreReportedToOneOfTheTwo() throws Exception {
    CyclicBarrier bothHold = new CyclicBarrier(2);
    List<Future<Boolean>> runs =
        List.of(
            threads.submit(cross("a", "b", bothHold)), threads.submit(cross("b", "a", bothHold)));
    int refused = 0;
    for (Future<Boolean> run : runs) {
      try {
        run.get(30, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 2);
  }

  private Callable<Boolean> cross(String first, String second, CyclicBarrier bothHold) {
    return () -> {
      var held = locks.acquire(first);
      try {
        bothHold.await();
        locks.acquire(second).release();
      } finally {
        held.release();
      }
      return true;
    };
  }

  @Test
  void manyTakenInAnyOrderNeverBlockEachOther() throws Exception {
    List<Future<Boolean>> runs = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      List<String> keys = new ArrayList<>(List.of("Aa", "BB", "AaAa", "BBBB", "AaBB", "x"));
      Collections.shuffle(keys, new Random(thread));
      runs.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  locks.acquireAll(keys).release();
                }
                return true;
              }));
    }
    for (Future<Boolean> run : runs) {
      assertThat(run.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** A key that cannot be told from others of its hash code. */
  private record Odd(boolean fails) {
    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      if (fails) {
        throw new IllegalStateException("on purpose");
      }
      return this == other;
    }
  }

  @Test
  void aKeyThatFailsLeavesNoneOfTheOthersLocked() {
    KeyLocks<Odd> odd = new KeyLocks<>("odd");
    Odd first = new Odd(false);
    assertThatThrownBy(() -> odd.acquireAll(List.of(first, new Odd(true))))
        .hasMessage("on purpose");
    assertThat(odd.tryAcquire(first)).isNotNull();
  }

  @Test
  void anInterruptWhileWaitingIsKept() throws Exception {
    var held = locks.acquire("a");
    Future<Boolean> waiting =
        threads.submit(
            () -> {
              Thread.currentThread().interrupt();
              locks.acquire("a").release();
              return Thread.currentThread().isInterrupted();
            });
    held.release();
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
  }
}
