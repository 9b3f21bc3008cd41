package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.LarderCache;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.store.contract.fault.Call;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a step which another process outran decides again, and wins in the end. */
interface ConflictContract extends StepFixture {
  /** How many conflicts a step bears before it takes a lease. */
  int PATIENCE = 8;

  /** Lets something happen before each of the next commits of the application under test. */
  private void beforeCommits(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      faults().beforeNext(Call.COMMIT, action);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 20})
  default void aProcessorRunsAgainAndOnlyItsLastRunCounts(int conflicts) {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().put("k", 0);
    AtomicInteger theirs = new AtomicInteger();
    beforeCommits(conflicts, () -> caches.there().put("k", theirs.addAndGet(100)));
    Increment increment = new Increment();

    int answer = caches.here().invoke("k", increment);

    int last = 100 * conflicts;
    assertThat(answer).isEqualTo(last + 1);
    assertThat(caches.there().get("k")).isEqualTo(last + 1);
    assertThat(increment.runs()).isEqualTo(Math.min(conflicts, PATIENCE) + 1);
    assertThat(log.heard()).containsExactly("UPDATED k " + last + " -> " + (last + 1));
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(1, 0, 1, 0));
    assertFree("k");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 20})
  default void aPutWinsHoweverOftenItIsOutrun(int conflicts) {
    Twins<String, Integer> caches = open(plain());
    AtomicInteger theirs = new AtomicInteger();
    beforeCommits(conflicts, () -> caches.there().put("k", theirs.incrementAndGet()));

    assertThat(caches.here().getAndPut("k", -1)).isEqualTo(conflicts);

    assertThat(theirs.get()).isEqualTo(conflicts);
    assertThat(caches.there().get("k")).isEqualTo(-1);
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(1, 0, 1, 0));
    assertFree("k");
  }

  @Test
  default void afterManyConflictsTheStepHoldsTheEntryWhileItDecides() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 5);
    beforeCommits(PATIENCE, () -> caches.there().put("k", 7));
    AtomicReference<@Nullable Lease> lease = new AtomicReference<>();
    AtomicReference<@Nullable Integer> seen = new AtomicReference<>();

    caches
        .here()
        .invoke(
            "k",
            (entry, arguments) -> {
              lease.set(records().lease("k"));
              seen.set(caches.there().get("k"));
              entry.setValue(entry.getValue() + 1);
              return 0;
            });

    assertThat(lease.get())
        .isEqualTo(new Lease(ticker().millis() + LEASE.toMillis(), Purpose.CONTENTION));
    assertThat(seen.get()).as("what others read meanwhile, without waiting").isEqualTo(7);
    assertThat(caches.there().get("k")).isEqualTo(8);
    assertFree("k");
  }

  @Test
  default void aProcessorThatFailsUnderALeaseLetsTheEntryGo() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 5);
    beforeCommits(PATIENCE, () -> caches.there().put("k", 7));
    AtomicInteger runs = new AtomicInteger();

    assertThat(
            catchThrowable(
                () ->
                    caches
                        .here()
                        .invoke(
                            "k",
                            (entry, arguments) -> {
                              entry.setValue(runs.incrementAndGet());
                              if (runs.get() > PATIENCE) {
                                throw new IllegalStateException("on purpose");
                              }
                              return 0;
                            })))
        .hasRootCauseMessage("on purpose");

    assertThat(caches.there().get("k")).isEqualTo(7);
    assertFree("k");
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(1, 0, 0, 0));
  }

  @Test
  default void twoProcessesThatCountTogetherLoseNothing() throws Exception {
    Twins<String, Integer> caches = open(plain().setLease(LONG_LEASE));

    Aside<Integer> theirs = Aside.begin(() -> count(caches.there()));
    count(caches.here());

    assertThat(theirs.get()).isEqualTo(50);
    assertThat(caches.here().get("k")).isEqualTo(100);
  }

  private static int count(LarderCache<String, Integer> cache) {
    for (int i = 0; i < 50; i++) {
      cache.invoke("k", new Increment());
    }
    return 50;
  }
}
