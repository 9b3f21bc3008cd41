package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That nobody waits for a dead process longer than its lease, and what its entry is worth then. */
interface DeadHolderContract extends StepFixture {
  /** Lets the application under test die while the writer is at work. */
  private void dieWriting(Twins<String, Integer> caches, SystemOfRecord record, int value) {
    record.duringNextWrite(
        () -> {
          record.set("k", value);
          faults().goDown();
          throw new AssertionError("died on purpose");
        });
    assertThatThrownBy(() -> caches.here().put("k", value))
        .isInstanceOf(AssertionError.class)
        .hasMessage("died on purpose");
  }

  /** Runs something that has to wait until the lease of a dead process has ended. */
  private void assertWaitsForTheLease(Runnable operation) {
    long before = ticker().millis();
    operation.run();
    assertThat(ticker().millis() - before).isBetween(LEASE.toMillis(), LEASE.toMillis() + 100);
  }

  @Test
  default void whatADeadWriterHeldIsAbsentOnceItsLeaseHasEnded() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.there().put("k", 1);
    dieWriting(caches, record, 2);
    LarderCache<String, Integer> there = caches.there();

    assertWaitsForTheLease(() -> assertThat(there.get("k")).isNull());

    assertThat(there.containsKey("k")).isFalse();
    assertThat(there.getAll(Set.of("k"))).isEmpty();
    assertListsNothing(there);
    assertThat(there.replace("k", 3)).isFalse();
    assertThat(there.putIfAbsent("k", 3)).isTrue();
    assertThat(there.get("k")).isEqualTo(3);
  }

  @Test
  default void everyOperationWaitsForALivingHold() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record), plain());
    LarderCache<String, Integer> there = caches.there();

    there.put("k", 1);
    dieWriting(caches, record, 2);
    assertWaitsForTheLease(() -> there.put("k", 3));
    faults().comeBack();
    dieWriting(caches, record, 2);
    assertWaitsForTheLease(() -> assertThat(there.remove("k")).isFalse());
    faults().comeBack();
    dieWriting(caches, record, 2);
    assertWaitsForTheLease(() -> assertThat(there.invoke("k", new Increment())).isEqualTo(1));
    faults().comeBack();
    dieWriting(caches, record, 2);
    assertWaitsForTheLease(() -> there.putAll(Map.of("a", 1, "k", 3)));
    assertThat(there.get("k")).isEqualTo(3);
  }

  @Test
  default void anAbsentEntryThatADeadWriterHeldIsAbsent() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    dieWriting(caches, record, 2);

    assertWaitsForTheLease(() -> assertThat(caches.there().putIfAbsent("k", 3)).isTrue());

    assertThat(caches.there().get("k")).isEqualTo(3);
  }

  @Test
  default void theLoaderTellsWhatADeadWriterWrote() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record), reading(record));
    caches.there().put("k", 1);
    dieWriting(caches, record, 2);

    assertWaitsForTheLease(() -> assertThat(caches.there().get("k")).isEqualTo(2));

    faults().comeBack();
    assertThat(caches.here().get("k")).isEqualTo(2);
  }

  @Test
  default void theValueUnderTheLeaseOfADeadContenderStands() {
    Twins<String, Integer> caches = open(plain());
    LarderCache<String, Integer> there = caches.there();
    there.put("k", 5);
    records().hold("k", new Lease(ticker().millis() + LEASE.toMillis(), Purpose.CONTENTION));
    long before = ticker().millis();

    assertThat(there.get("k")).isEqualTo(5);
    assertThat(there.getAll(Set.of("k"))).containsEntry("k", 5);
    if (scans()) {
      assertThat(there.iterator().next().getValue()).isEqualTo(5);
    }
    assertThat(ticker().millis()).as("who only reads does not wait").isEqualTo(before);
    assertWaitsForTheLease(() -> assertThat(there.invoke("k", new Increment())).isEqualTo(6));
    assertFree("k");
  }

  @Test
  default void anAbsentEntryUnderTheLeaseOfADeadContenderIsAbsent() {
    Twins<String, Integer> caches = open(plain());
    LarderCache<String, Integer> there = caches.there();
    records().hold("k", new Lease(ticker().millis() + LEASE.toMillis(), Purpose.CONTENTION));
    long before = ticker().millis();

    assertThat(there.get("k")).isNull();
    assertListsNothing(there);
    assertThat(ticker().millis()).isEqualTo(before);
    assertWaitsForTheLease(() -> assertThat(there.putIfAbsent("k", 1)).isTrue());
    assertThat(there.get("k")).isEqualTo(1);
  }

  /** Else an old value that the system of record has left behind would come back to life. */
  @Test
  default void aContenderDoesNotReviveWhatADeadWriterHeld() {
    SystemOfRecord record = new SystemOfRecord();
    record.set("k", 2);
    Twins<String, Integer> caches = open(reading(record), plain());
    caches.there().put("k", 1);
    Lease ended = new Lease(ticker().millis() - 1, Purpose.WRITER);
    records().hold("k", ended);
    for (int i = 0; i < ConflictContract.PATIENCE; i++) {
      faults().beforeNext(Call.COMMIT, () -> records().hold("k", ended));
    }
    for (int i = 0; i < ConflictContract.PATIENCE; i++) {
      faults().afterNext(Call.COMMIT, () -> {});
    }
    faults()
        .afterNext(
            Call.COMMIT, () -> assertThat(caches.there().get("k")).as("under the lease").isNull());

    assertThat(caches.here().get("k")).isEqualTo(2);

    assertThat(faults().isPlayed()).isTrue();
    assertThat(caches.there().get("k")).isEqualTo(2);
  }

  @Test
  default void theLateCommitOfAProcessThatWasGivenUpChangesNothing() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.there().put("k", 1);
    record.duringNextWrite(() -> faults().onNextCommit(Fault.REQUEST_DELAYED));
    faults()
        .beforeNext(Call.GET, () -> {})
        .beforeNext(Call.GET, faults()::goDown); // dies before it can ask what became of its commit

    assertOutcomeUnknown(() -> caches.here().put("k", 2));
    faults().comeBack();
    assertWaitsForTheLease(() -> caches.there().put("k", 3));
    faults().deliver();

    assertThat(caches.there().get("k")).isEqualTo(3);
    assertThat(record.value("k")).isEqualTo(3);
  }
}
