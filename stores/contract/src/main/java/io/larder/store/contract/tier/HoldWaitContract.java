package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import io.larder.store.contract.fault.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** That other processes wait while the writer is at work, and see what comes of it. */
interface HoldWaitContract extends StepFixture {
  /** Lets another process do something while the writer is at work on entry k. */
  private <T> T meanwhile(SystemOfRecord record, Twins<String, Integer> caches, Callable<T> work)
      throws Exception {
    CountDownLatch asked = new CountDownLatch(3);
    List<Aside<T>> begun = new ArrayList<>();
    record.duringNextWrite(
        () -> {
          for (int i = 0; i < 3; i++) {
            there().faults().afterNext(Call.GET, asked::countDown);
          }
          begun.add(Aside.begin(work));
          Aside.await(asked);
          assertThat(begun.get(0).isDone()).isFalse();
        });
    caches.here().put("k", 2);
    return begun.get(0).get();
  }

  @Test
  default void anotherProcessReadsWhenTheHoldIsGone() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setLease(LONG_LEASE));
    caches.here().put("k", 1);

    Integer read = meanwhile(record, caches, () -> caches.there().get("k"));

    assertThat(read).isEqualTo(2);
  }

  @Test
  default void anotherProcessReadsManyWhenTheHoldIsGone() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setLease(LONG_LEASE));
    caches.here().put("k", 1);
    caches.here().put("other", 7);

    Map<String, Integer> read =
        meanwhile(record, caches, () -> caches.there().getAll(Set.of("k", "other", "none")));

    assertThat(read).isEqualTo(Map.of("k", 2, "other", 7));
  }

  @Test
  default void anotherProcessWritesWhenTheHoldIsGone() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setLease(LONG_LEASE));
    caches.here().put("k", 1);

    int before = meanwhile(record, caches, () -> caches.there().getAndPut("k", 3));

    assertThat(before).isEqualTo(2);
    assertThat(record.calls()).containsExactly("write k 1", "write k 2", "write k 3");
    assertThat(caches.here().get("k")).isEqualTo(3);
  }

  @Test
  default void anotherProcessThatWritesNothingThroughWaitsToo() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    LarderConfiguration<String, Integer> writing = writing(record).setLease(LONG_LEASE);
    Twins<String, Integer> caches = open(writing, plain().setLease(LONG_LEASE));

    int before = meanwhile(record, caches, () -> caches.there().getAndPut("k", 3));

    assertThat(before).isEqualTo(2);
    assertThat(caches.here().get("k")).isEqualTo(3);
  }

  @Test
  default void anotherProcessListsAnEntryThatIsHeldAllTheSame() throws Exception {
    if (!scans()) {
      return;
    }
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setLease(LONG_LEASE));
    caches.here().putAll(Map.of("k", 1, "other", 7));
    List<String> seen = new ArrayList<>();
    CountDownLatch scanned = new CountDownLatch(1);
    List<Aside<Boolean>> listing = new ArrayList<>();
    there().faults().afterNext(Call.SCAN, scanned::countDown);
    record.duringNextWrite(
        () -> {
          listing.add(Aside.begin(() -> list(caches.there(), seen)));
          Aside.await(scanned);
          throw new IllegalStateException("on purpose");
        });

    assertThatThrownBy(() -> caches.here().put("k", 2)).hasRootCauseMessage("on purpose");
    listing.get(0).get();

    assertThat(seen).as("what was there all the time").contains("k=1", "other=7").hasSize(2);
  }

  private static boolean list(LarderCache<String, Integer> cache, List<String> seen) {
    cache.forEach(entry -> seen.add(entry.getKey() + "=" + entry.getValue()));
    return true;
  }

  @Test
  default void anInterruptEndsTheWaitForAnotherProcess() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setLease(LONG_LEASE));
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    record.duringNextWrite(
        () -> {
          held.countDown();
          Aside.await(over);
        });
    Aside<?> theirs =
        Aside.begin(
            () -> {
              caches.there().put("k", 1);
              return true;
            });
    Aside.await(held);

    Thread.currentThread().interrupt();
    assertFails(() -> caches.here().get("k")).hasMessageContaining("interrupted");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertFails(() -> caches.here().put("k", 2)).hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();

    over.countDown();
    theirs.get();
    assertThat(caches.here().get("k")).isEqualTo(1);
    caches.here().put("k", 2);
    assertThat(caches.there().get("k")).isEqualTo(2);
  }
}
