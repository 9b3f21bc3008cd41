package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import org.junit.jupiter.api.Test;

/** That a store which fails after the writer has done its work leaves no old value behind. */
interface WrittenNotStoredContract extends StepFixture {
  private Twins<String, Integer> openWithALoaderThere(SystemOfRecord record) {
    return open(
        writing(record), writing(record).setReadThrough(true).setCacheLoaderFactory(() -> record));
  }

  @Test
  default void aStoreThatFailsAfterTheWriterDropsTheEntry() {
    SystemOfRecord record = new SystemOfRecord();
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(writing(record), log), writing(record));
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.NONE).onNextCommit(Fault.UNREACHABLE);

    assertFails(() -> caches.here().put("k", 2));

    assertThat(record.value("k")).isEqualTo(2);
    assertThat(records().find("k")).isNull();
    assertThat(caches.there().get("k")).isNull();
    assertThat(log.heard()).isEmpty();
    assertThat(Counts.take(caches.here())).isEqualTo(Counts.NONE);
  }

  @Test
  default void aCommitAfterTheWriterOfWhichNobodyKnowsDropsTheEntry() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record), plain());
    caches.there().put("k", 1);
    record.duringNextWrite(
        () ->
            faults()
                .onNextCommit(Fault.REPLY_LOST)
                .afterNext(Call.COMMIT, () -> caches.there().put("k", 50)));

    assertOutcomeUnknown(() -> caches.here().put("k", 2));

    assertThat(record.value("k")).isEqualTo(2);
    assertThat(caches.there().get("k")).as("50 is not in the system of record").isNull();
  }

  @Test
  default void anErrorAfterTheWriterBringsNoOldValueBack() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = openWithALoaderThere(record);
    caches.there().put("k", 1);
    record.duringNextWrite(
        () ->
            faults()
                .beforeNext(
                    Call.COMMIT,
                    () -> {
                      throw new AssertionError("on purpose");
                    }));

    assertThatThrownBy(() -> caches.here().put("k", 2)).isInstanceOf(AssertionError.class);

    assertThat(record.value("k")).isEqualTo(2);
    assertThat(caches.there().get("k")).as("as the system of record has it").isEqualTo(2);
  }

  @Test
  default void aStoreThatGoesDownAfterTheWriterKeepsTheHoldUntilItEnds() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = openWithALoaderThere(record);
    caches.there().put("k", 1);
    record.duringNextWrite(faults()::goDown);
    long before = ticker().millis();

    assertFails(() -> caches.here().put("k", 2));

    assertThat(caches.there().get("k")).as("as the system of record has it").isEqualTo(2);
    assertThat(ticker().millis()).isGreaterThanOrEqualTo(before + LEASE.toMillis());
    faults().comeBack();
    assertThat(caches.here().get("k")).isEqualTo(2);
  }
}
