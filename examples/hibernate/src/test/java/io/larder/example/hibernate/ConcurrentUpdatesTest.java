package io.larder.example.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.example.hibernate.Fixture.Place;
import jakarta.persistence.OptimisticLockException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Eight threads change the same four entities, and read them. */
@Timeout(300)
class ConcurrentUpdatesTest {
  private static final int THREADS = 8;
  private static final int EACH = Integer.getInteger("soak.increments", 200);

  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger stale = new AtomicInteger();

  @FunctionalInterface
  private interface Turn {
    void take(Library library, int id);
  }

  /** What was committed before a session began is what the session reads. */
  @ParameterizedTest
  @EnumSource
  void nobodyReadsWhatIsOlderThanACommit(Place place, @TempDir Path folder) throws Exception {
    AtomicIntegerArray committed = new AtomicIntegerArray(Library.SHELVES + 1);
    try (Library library = new Fixture(place, true, folder).open()) {
      library.fill(1);
      run(
          library,
          (it, id) -> {
            int visits = it.visit(id);
            committed.accumulateAndGet(id, visits, Math::max);
            int other = anyId();
            int least = committed.get(other);
            reads.incrementAndGet();
            if (it.visits(other) < least) {
              stale.incrementAndGet();
            }
          });

      assertThat(stale).hasValue(0);
      int visits = 0;
      for (int id = 1; id <= Library.SHELVES; id++) {
        assertThat(library.visits(id)).isEqualTo(committed.get(id));
        visits += committed.get(id);
      }
      assertThat(visits).isEqualTo(THREADS * EACH);
      long hits = library.statistics().getSecondLevelCacheHitCount();
      assertThat(hits).isPositive();
      System.out.printf(
          "%s: %,d changes, %,d reads, %,d of them from the cache, %d stale%n",
          place, visits, reads.get(), hits, stale.get());
    }
  }

  /** A version that somebody else was faster with is tried again, and none is lost. */
  @ParameterizedTest
  @EnumSource
  void noLoanIsLost(Place place, @TempDir Path folder) throws Exception {
    try (Library library = new Fixture(place, true, folder).open()) {
      library.fill(Library.SHELVES);
      run(library, ConcurrentUpdatesTest::lend);

      int lent = 0;
      for (int id = 1; id <= Library.SHELVES; id++) {
        library.sessions().getCache().evict(Book.class, (long) id);
        lent += library.find(id).timesLent();
      }
      assertThat(lent).isEqualTo(THREADS * EACH);
    }
  }

  private static void lend(Library library, int id) {
    while (true) {
      try {
        library.lend(id);
        return;
      } catch (OptimisticLockException e) {
        library.find(id); // somebody was faster
      }
    }
  }

  private static int anyId() {
    return ThreadLocalRandom.current().nextInt(Library.SHELVES) + 1;
  }

  private static void run(Library library, Turn turn) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(
            threads.submit(
                () -> {
                  for (int n = 0; n < EACH; n++) {
                    turn.take(library, anyId());
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
