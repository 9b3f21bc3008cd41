package io.larder.store.contract.tier;

import static javax.cache.expiry.Duration.ONE_MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.store.contract.fault.Call;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Test;

/** How many round trips operations cost when nothing goes wrong. */
interface TripContract extends StepFixture {
  /** Asserts what an operation costs. */
  private void assertCosts(Runnable operation, long gets, long commits) {
    faults().resetCounts();
    operation.run();
    assertThat(trips(Call.GET)).as("reads").isEqualTo(gets);
    assertThat(trips(Call.COMMIT)).as("commits").isEqualTo(commits);
    assertThat(trips(Call.SCAN) + trips(Call.SIZE) + trips(Call.STATISTICS)).isZero();
  }

  /** Returns how often a put looks at the entry that it replaces. */
  private long looks() {
    return upserts() ? 0 : 1;
  }

  private static Map<String, Integer> hundred() {
    return IntStream.range(0, 100).boxed().collect(Collectors.toMap(i -> "k" + i, i -> i));
  }

  @Test
  default void oneEntryIsReadInOneTripAndChangedInTwo() {
    LarderCache<String, Integer> cache = here().open(name(), plain());

    assertCosts(() -> cache.get("k"), 1, 0);
    assertCosts(() -> cache.put("k", 1), looks(), 1);
    assertCosts(() -> cache.get("k"), 1, 0);
    assertCosts(() -> cache.containsKey("k"), 1, 0);
    assertCosts(() -> cache.put("k", 2), looks(), 1);
    assertCosts(() -> cache.getAndPut("k", 3), 1, 1);
    assertCosts(() -> cache.replace("k", 3, 4), 1, 1);
    assertCosts(() -> cache.invoke("k", new Increment()), 1, 1);
    assertCosts(() -> cache.remove("k"), 1, 1);
  }

  @Test
  default void whatChangesNothingCostsOneTrip() {
    LarderCache<String, Integer> cache = here().open(name(), plain());
    cache.put("k", 1);

    assertCosts(() -> cache.putIfAbsent("k", 2), 1, 0);
    assertCosts(() -> cache.replace("k", 2, 3), 1, 0);
    assertCosts(() -> cache.replace("none", 2), 1, 0);
    assertCosts(() -> cache.remove("k", 2), 1, 0);
    assertCosts(() -> cache.remove("none"), 1, 0);
    assertCosts(() -> cache.invoke("k", (entry, arguments) -> entry.getValue()), 1, 0);
  }

  @Test
  default void manyEntriesAreReadInOneBatchAndChangedInTwo() {
    LarderCache<String, Integer> cache = here().open(name(), plain());
    Map<String, Integer> entries = hundred();
    long batches = batches(100);

    assertCosts(() -> assertThat(cache.getAll(entries.keySet())).isEmpty(), batches, 0);
    assertCosts(() -> cache.putAll(entries), looks() * batches, batches);
    assertCosts(() -> assertThat(cache.getAll(entries.keySet())).isEqualTo(entries), batches, 0);
    assertCosts(() -> cache.putAll(entries), looks() * batches, batches);
    assertCosts(() -> cache.removeAll(entries.keySet()), batches, batches);
    assertCosts(() -> cache.removeAll(entries.keySet()), batches, 0);
    assertThat(Counts.take(cache)).isEqualTo(new Counts(100, 100, 200, 100));
  }

  @Test
  default void anAccessThatExtendsLivesCostsOneStepForAll() {
    LarderCache<String, Integer> cache =
        here()
            .open(
                name(), plain().setExpiryPolicyFactory(TouchedExpiryPolicy.factoryOf(ONE_MINUTE)));
    Map<String, Integer> entries = hundred();
    long batches = batches(100);
    cache.putAll(entries);
    ticker().advance(Duration.ofSeconds(50));

    assertCosts(
        () -> assertThat(cache.getAll(entries.keySet())).isEqualTo(entries), 2 * batches, batches);
    ticker().advance(Duration.ofSeconds(50));
    assertThat(cache.getAll(entries.keySet())).isEqualTo(entries);
  }

  @Test
  default void aWriterCostsOneTripMoreForTheHold() {
    SystemOfRecord record = new SystemOfRecord();
    LarderCache<String, Integer> cache = here().open(name(), writing(record));
    long batches = batches(100);

    assertCosts(() -> cache.put("k", 1), 1, 2);
    assertCosts(() -> cache.get("k"), 1, 0);
    assertCosts(() -> cache.remove("k"), 1, 2);
    assertCosts(() -> cache.putAll(hundred()), batches, 2 * batches);
    assertThat(record.calls()).hasSize(102);
  }

  @Test
  default void aLoadCostsALookBeforeItAtMostALeaseAndTheCommit() {
    SystemOfRecord record = new SystemOfRecord();
    hundred().forEach(record::set);
    LarderCache<String, Integer> cache = here().open(name(), reading(record));

    cache.get("k1");
    assertThat(trips(Call.GET)).isEqualTo(2);
    assertThat(trips(Call.COMMIT)).isBetween(1L, 2L);
    assertCosts(() -> cache.get("k1"), 1, 0);
    faults().resetCounts();
    cache.getAll(hundred().keySet());
    assertThat(trips(Call.GET)).isEqualTo(batches(100) + batches(99));
    assertThat(trips(Call.COMMIT)).isBetween(batches(99), 2 * batches(99));
    assertThat(record.calls()).hasSize(2);
  }

  @Test
  default void aCopyCostsNothing() {
    LarderCache<String, Integer> cache = here().open(name(), near());
    cache.putAll(hundred());
    cache.get("k1"); // hears of its own changes

    assertCosts(() -> assertThat(cache.get("k1")).isEqualTo(1), 0, 0);
    assertCosts(() -> assertThat(cache.containsKey("k1")).isTrue(), 0, 0);
    cache.getAll(hundred().keySet());
    assertCosts(() -> assertThat(cache.getAll(hundred().keySet())).hasSize(100), 0, 0);
    assertCosts(() -> cache.put("k1", 7), looks(), 1);
    long unknown = 1 - looks(); // a put that did not look left the deadline as it was
    assertCosts(() -> assertThat(cache.get("k1")).isEqualTo(7), unknown, 0);
    assertCosts(() -> assertThat(cache.get("k1")).isEqualTo(7), 0, 0);
    assertThat(trips(Call.POLL)).as("the clock stands still").isZero();
  }
}
