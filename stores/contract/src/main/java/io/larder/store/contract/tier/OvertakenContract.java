package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.spi.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What becomes of a step whose lease ends while it calls the writer. */
interface OvertakenContract extends StepFixture {
  private void outliveTheLease() {
    ticker().advance(LEASE.plusMillis(1));
  }

  /** Asserts that the store says nothing of an entry of which nobody knows who wrote it last. */
  private void assertDropped(Twins<String, Integer> caches) {
    assertThat(records().find("k")).isNull();
    assertThat(caches.here().get("k")).isNull();
    assertThat(caches.there().get("k")).isNull();
  }

  /** Lets another process put 2 while the writer is at work, once the lease has ended. */
  private void overtake(SystemOfRecord record, Twins<String, Integer> caches) {
    record.duringNextWrite(
        () -> {
          outliveTheLease();
          caches.there().put("k", 2);
        });
  }

  @Test
  default void aStepThatIsOvertakenFailsAndTheEntryIsDropped() {
    SystemOfRecord record = new SystemOfRecord();
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(writing(record), log), writing(record));
    overtake(record, caches);

    assertFails(() -> caches.here().put("k", 1)).hasMessageContaining("lease");

    assertThat(record.calls()).containsExactly("write k 1", "write k 2");
    assertThat(log.heard()).isEmpty();
    assertThat(Counts.take(caches.here())).isEqualTo(Counts.NONE);
    assertDropped(caches);
  }

  @Test
  default void aRemovalThatIsOvertakenFailsAndTheEntryIsDropped() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.there().put("k", 1);
    overtake(record, caches);

    assertFails(() -> caches.here().remove("k")).hasMessageContaining("lease");

    assertDropped(caches);
  }

  @Test
  default void aSlowWriterThatNobodyOvertookIsNoFailure() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.there().put("k", 1);
    record.duringNextWrite(
        () -> {
          outliveTheLease();
          assertThat(caches.there().get("k")).as("what an ended hold counts as").isNull();
        });

    caches.here().put("k", 2);

    assertThat(caches.there().get("k")).isEqualTo(2);
    assertFree("k");
  }

  /** Lets another process take the entry away while the writer is at work. */
  private void loseTheRecord(SystemOfRecord record, Runnable away) {
    record.duringNextWrite(
        () -> {
          outliveTheLease();
          away.run();
        });
  }

  @Test
  default void aStepWhoseRecordIsGoneHasSucceededAndWasFollowedByARemoval() {
    SystemOfRecord record = new SystemOfRecord();
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(writing(record), log), plain());
    LarderCache<String, Integer> here = caches.here();

    caches.there().put("k", 1);
    loseTheRecord(record, () -> caches.there().remove("k"));
    assertThat(here.getAndPut("k", 2)).isEqualTo(1);
    assertThat(log.heard()).containsExactly("UPDATED k 1 -> 2");
    assertThat(Counts.take(here)).isEqualTo(new Counts(1, 0, 1, 0));
    assertDropped(caches);
    Counts.take(here);

    caches.there().put("k", 1);
    loseTheRecord(record, () -> caches.there().clear());
    assertThat(here.getAndRemove("k")).isEqualTo(1);
    assertThat(log.heard()).containsExactly("REMOVED k 1");
    assertThat(Counts.take(here)).isEqualTo(new Counts(1, 0, 0, 1));
  }

  @Test
  default void aNearCopyDoesNotOutliveAStepWhoseRecordIsGone() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches =
        open(writing(record).setNear(true).setNearStaleness(LEASE.multipliedBy(100)), plain());
    caches.here().put("k", 1);
    assertThat(caches.here().get("k")).isEqualTo(1);
    loseTheRecord(record, () -> caches.there().remove("k"));

    caches.here().put("k", 2);

    assertThat(caches.here().get("k")).as("its own change is seen at once").isNull();
  }

  /** The one that came too late must not break the hold of the one that followed it. */
  @Test
  default void aStepThatIsOvertakenWaitsForTheHoldOfTheNext() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    List<Lease> theirs = new ArrayList<>();
    List<Aside<Boolean>> begun = new ArrayList<>();
    record.duringNextWrite(
        () -> {
          outliveTheLease();
          begun.add(Aside.begin(() -> caches.there().putIfAbsent("k", 2)));
          Aside.await(held);
        });
    record.duringNextWrite(
        () -> {
          theirs.add(records().lease("k"));
          held.countDown();
          Aside.await(over);
        });

    assertFails(() -> caches.here().put("k", 1));

    boolean lives = theirs.get(0).lives(ticker().millis());
    Lease left = records().lease("k");
    over.countDown();
    assertThat(begun.get(0).get()).isTrue();
    if (lives) {
      assertThat(left).as("the hold of the other process").isEqualTo(theirs.get(0));
    }
  }
}
