package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.contract.fault.Call;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** That a step whose lease has ended before it calls the writer does not call it in vain. */
interface LateWriterContract extends StepFixture {
  private void outliveTheLease() {
    ticker().advance(LEASE.plusMillis(1));
  }

  /** What was decided on a state that is no more must not reach the system of record. */
  @Test
  default void theWriterIsNotCalledForADecisionThatOutlivedItsLease() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches =
        open(
            writing(record).setReadThrough(true).setCacheLoaderFactory(() -> record),
            writing(record).setReadThrough(true).setCacheLoaderFactory(() -> record));
    caches.there().put("k", 5);
    AtomicBoolean slow = new AtomicBoolean(true);

    int sum =
        caches
            .here()
            .invoke(
                "k",
                (entry, arguments) -> {
                  int next = entry.getValue() + 1;
                  if (slow.getAndSet(false)) {
                    outliveTheLease();
                    caches.there().put("k", 50);
                  }
                  entry.setValue(next);
                  return next;
                });

    assertThat(record.value("k")).isEqualTo(51);
    assertThat(sum).isEqualTo(51);
    assertThat(caches.there().get("k")).isEqualTo(51);
  }

  @Test
  default void anAnswerToTheHoldThatComesAfterItsEndIsNoHold() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.there().put("k", 5);
    record.calls();
    faults()
        .afterNext(
            Call.COMMIT,
            () -> {
              outliveTheLease();
              caches.there().put("k", 50);
            });

    assertThat(caches.here().getAndPut("k", 6)).isEqualTo(50);

    assertThat(record.calls()).containsExactly("write k 50", "write k 6");
    assertThat(record.value("k")).isEqualTo(6);
    assertThat(caches.there().get("k")).isEqualTo(6);
  }
}
