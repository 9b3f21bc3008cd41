package io.larder.jcache.manage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final int APPLES = 0;
  private static final int PEARS = 1;
  private static final int OFTEN = 10_000;

  private final Tally tally = new Tally(2);

  @Test
  void countsOfManyThreadsAtATimeAreExact() throws Exception {
    int threads = 100; // more than there are rows
    CountDownLatch begun = new CountDownLatch(threads);
    List<Future<?>> counted = new ArrayList<>();
    ExecutorService pool = Executors.newCachedThreadPool();
    try {
      for (int i = 0; i < threads; i++) {
        counted.add(
            pool.submit(
                () -> {
                  begun.countDown();
                  begun.await();
                  long least = 0;
                  for (int turn = 1; turn <= OFTEN; turn++) {
                    tally.add(APPLES, 1);
                    tally.add(PEARS, 2);
                    if (turn % 100 == 0) {
                      long sum = tally.sum(APPLES);
                      assertThat(sum).isGreaterThanOrEqualTo(Math.max(least, turn));
                      least = sum;
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> each : counted) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(tally.sum(APPLES)).isEqualTo((long) threads * OFTEN);
    assertThat(tally.sum(PEARS)).isEqualTo(2L * threads * OFTEN);
  }

  @Test
  void aThreadGoesOnWhereOneHasEnded() throws Exception {
    int threads = 200;
    for (int i = 0; i < threads; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int turn = 0; turn < 1_000; turn++) {
                  tally.add(APPLES, 1);
                }
              });
      thread.start();
      thread.join();
    }
    assertThat(tally.sum(APPLES)).isEqualTo(threads * 1_000L);
  }

  @Test
  void whoCountsOftenHasARowOfItsOwn() throws Exception {
    countOften();
    Tally.Row own = requireNonNull(tally.own());
    FutureTask<Optional<Tally.Row>> others =
        new FutureTask<>(() -> Optional.ofNullable(tally.own()));
    new Thread(others).start();
    assertThat(others.get()).isEmpty();
    tally.add(APPLES, 1);
    assertThat(tally.own()).isSameAs(own);
    assertThat(tally.sum(APPLES)).isEqualTo(OFTEN + 1L);
  }

  @Test
  void sumsBeginAnew() {
    countOften();
    tally.add(PEARS, 3);
    tally.reset();
    assertThat(tally.sum(APPLES)).isZero();
    tally.add(APPLES, 2);
    assertThat(tally.sum(APPLES)).isEqualTo(2);
    assertThat(tally.sum(PEARS)).isZero();
  }

  @Test
  void afterATimedOperationSoManyAreNot() {
    countOften();
    Tally.Row own = requireNonNull(tally.own());
    own.skipTimings(2);
    assertThat(own.skipsTiming()).isTrue();
    assertThat(own.skipsTiming()).isTrue();
    assertThat(own.skipsTiming()).isFalse();
    assertThat(own.skipsTiming()).isFalse();
  }

  private void countOften() {
    for (int turn = 0; turn < OFTEN; turn++) {
      tally.add(APPLES, 1);
    }
  }
}
