package io.larder.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LanesTest {
  private final Lanes lanes = new Lanes(3);

  @AfterEach
  void close() {
    lanes.close();
  }

  @Test
  void resultsComeInTheOrderOfTheParts() {
    List<Callable<Integer>> parts = new ArrayList<>();
    IntStream.range(0, 100).forEach(i -> parts.add(() -> i));

    assertThat(lanes.all(parts)).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void soManyPartsGoSideBySide() {
    CyclicBarrier together = new CyclicBarrier(3);
    assertThat(
            lanes.all(
                List.<Callable<Integer>>of(together::await, together::await, together::await)))
        .containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void whatAPartThrowsIsThrownWhenAllHaveEnded() {
    AtomicInteger ended = new AtomicInteger();
    Callable<Integer> failing =
        () -> {
          throw new StoreException("on purpose");
        };

    assertThatThrownBy(
            () -> lanes.all(List.of(failing, ended::incrementAndGet, ended::incrementAndGet)))
        .isInstanceOf(StoreException.class)
        .hasMessage("on purpose");
    assertThat(ended).hasValue(2);
  }

  @Test
  void whoIsInterruptedWaitsAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThat(lanes.all(List.<Callable<Integer>>of(() -> 7))).containsExactly(7);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void itsThreadsKeepNoJvmAlive() {
    assertThat(lanes.all(List.<Callable<Boolean>>of(() -> Thread.currentThread().isDaemon())))
        .containsExactly(true);
  }

  @Test
  void afterTheEndTheCallerDoesThePartsItself() {
    lanes.close();
    Thread caller = Thread.currentThread();

    assertThat(lanes.all(List.<Callable<Boolean>>of(() -> Thread.currentThread() == caller)))
        .containsExactly(true);
  }
}
