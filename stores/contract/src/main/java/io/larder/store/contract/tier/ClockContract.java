package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import io.larder.store.contract.FakeTicker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.CreatedExpiryPolicy;
import org.junit.jupiter.api.Test;

/** What clocks do that step back or differ: each process judges by its own, and says so. */
interface ClockContract extends StepFixture {
  /** Less than the time for which a store keeps what has expired. */
  Duration SKEW = Duration.ofSeconds(30);

  private LarderConfiguration<String, Integer> tenSeconds() {
    return plain()
        .setExpiryPolicyFactory(
            CreatedExpiryPolicy.factoryOf(new javax.cache.expiry.Duration(TimeUnit.SECONDS, 10)));
  }

  private static FakeTicker ahead() {
    FakeTicker clock = new FakeTicker();
    clock.stepForward(SKEW);
    return clock;
  }

  private static FakeTicker behind() {
    FakeTicker clock = new FakeTicker();
    clock.stepBack(SKEW);
    return clock;
  }

  @Test
  default void anEntryLivesLongerByTheStepOfAClockThatIsSetBack() {
    Twins<String, Integer> caches = open(tenSeconds());
    caches.here().put("k", 1);
    ticker().advance(Duration.ofSeconds(11));
    assertThat(caches.here().get("k")).isNull();

    ticker().stepBack(Duration.ofSeconds(5));

    assertThat(caches.here().get("k")).isEqualTo(1);
    ticker().advance(Duration.ofSeconds(3));
    assertThat(caches.here().get("k")).isEqualTo(1);
    ticker().advance(Duration.ofSeconds(2));
    assertThat(caches.here().get("k")).isNull();
  }

  @Test
  default void anEntryExpiresForEachProcessByItsOwnClock() {
    EventLog<String, Integer> ours = new EventLog<>();
    EventLog<String, Integer> theirs = new EventLog<>();
    LarderCache<String, Integer> here = here().open(name(), heard(tenSeconds(), ours));
    LarderCache<String, Integer> there =
        elsewhere(ahead()).open(name(), heard(tenSeconds(), theirs));
    here.put("k", 1);
    ours.heard();
    assertThat(here.get("k")).isEqualTo(1);

    assertThat(there.get("k")).as("expired by a clock that is ahead").isNull();

    assertThat(theirs.heard()).containsExactly("EXPIRED k 1");
    assertThat(here.get("k")).isNull();
    assertThat(ours.heard()).isEmpty();
    there.put("k", 2);
    ticker().advance(SKEW.plusSeconds(9));
    assertThat(here.get("k")).as("as late as its maker's clock says").isEqualTo(2);
    ticker().advance(Duration.ofSeconds(2));
    assertThat(here.get("k")).isNull();
  }

  @Test
  default void aHoldIsNoneToAProcessWhoseClockIsAheadByMoreThanTheLease() {
    SystemOfRecord record = new SystemOfRecord();
    LarderCache<String, Integer> here = here().open(name(), writing(record));
    LarderCache<String, Integer> there = elsewhere(ahead()).open(name(), writing(record));
    record.duringNextWrite(() -> there.put("k", 2));

    assertFails(() -> here.put("k", 1)).hasMessageContaining("lease");

    assertThat(here.get("k")).isNull();
    assertThat(there.get("k")).isNull();
    assertFree("k");
  }

  @Test
  default void aDeadHoldLivesLongerByTheSkewToAProcessWhoseClockIsBehind() {
    SystemOfRecord record = new SystemOfRecord();
    LarderCache<String, Integer> here = here().open(name(), writing(record));
    FakeTicker clock = behind();
    LarderCache<String, Integer> there = elsewhere(clock).open(name(), writing(record));
    record.duringNextWrite(faults()::goDown);
    assertFails(() -> here.put("k", 1));
    long before = clock.millis();

    there.put("k", 2);

    long waited = clock.millis() - before;
    long longest = LEASE.plus(SKEW).toMillis();
    assertThat(waited).isBetween(longest, longest + 100);
    assertThat(there.get("k")).isEqualTo(2);
  }

  @Test
  default void aLivingHoldKeepsProcessesWithSlightlyDifferentClocksInOrder() {
    SystemOfRecord record = new SystemOfRecord();
    LarderCache<String, Integer> here = here().open(name(), writing(record));
    FakeTicker clock = new FakeTicker();
    clock.stepForward(Duration.ofSeconds(3));
    LarderCache<String, Integer> there = elsewhere(clock).open(name(), writing(record));
    here.put("k", 1);

    assertThat(there.getAndPut("k", 2)).isEqualTo(1);
    assertThat(here.getAndPut("k", 3)).isEqualTo(2);
    assertThat(there.get("k")).isEqualTo(3);
    assertThat(record.calls()).containsExactly("write k 1", "write k 2", "write k 3");
  }
}
