package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the writer is called under a hold, once for what is stored, in the order of the store. */
interface WriterContract extends StepFixture {
  @Test
  default void theEntryIsHeldBeforeTheWriterIsCalled() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    List<Lease> leases = new ArrayList<>();
    record.duringNextWrite(() -> leases.add(records().lease("k")));
    record.duringNextWrite(() -> leases.add(records().lease("k")));
    record.duringNextWrite(() -> leases.add(records().lease("k")));

    caches.here().put("k", 1);
    caches.here().put("k", 2);
    caches.here().remove("k");

    Lease lease = new Lease(ticker().millis() + LEASE.toMillis(), Purpose.WRITER);
    assertThat(leases).containsExactly(lease, lease, lease);
    assertThat(records().find("k")).isNull();
  }

  @Test
  default void processesThatWriteTogetherAgreeWithTheSystemOfRecord() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setLease(LONG_LEASE));

    Aside<Boolean> theirs = Aside.begin(() -> write(caches.there(), 1000));
    write(caches.here(), 2000);
    theirs.get();

    assertThat(record.calls()).hasSize(60);
    for (String key : List.of("a", "b", "c")) {
      assertThat(caches.here().get(key)).isEqualTo(record.value(key));
      assertFree(key);
    }
  }

  private static boolean write(LarderCache<String, Integer> cache, int from) {
    for (int i = 0; i < 10; i++) {
      cache.put("a", from + i);
      cache.putAll(Map.of("b", from + i, "c", from + i));
    }
    return true;
  }

  @Test
  default void aConflictOnTheHoldCallsTheWriterOnce() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record), plain());
    faults().beforeNext(Call.COMMIT, () -> caches.there().put("k", 41));
    Increment increment = new Increment();

    assertThat(caches.here().invoke("k", increment)).isEqualTo(42);

    assertThat(record.calls()).containsExactly("write k 42");
    assertThat(increment.runs()).isEqualTo(1);
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(1, 0, 1, 0));
  }

  @Test
  default void lostRepliesCallTheWriterOnce() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.here().put("k", 1);
    record.calls();
    faults().onNextCommit(Fault.REPLY_LOST).onNextCommit(Fault.REPLY_LOST);

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(2);

    faults().onNextCommit(Fault.REQUEST_LOST).onNextCommit(Fault.NONE);
    faults().onNextCommit(Fault.REQUEST_LOST);
    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(3);
    assertThat(record.calls()).containsExactly("write k 2", "write k 3");
    assertThat(caches.there().get("k")).isEqualTo(3);
    assertFree("k");
  }

  @Test
  default void whatChangesNothingCallsNoWriterAndLeavesNoHold() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    LarderCache<String, Integer> here = caches.here();

    assertThat(here.replace("k", 1)).isFalse();
    assertThat(here.remove("k", 1)).isFalse();
    assertThat(records().find("k")).isNull();
    caches.there().put("k", 1);
    record.calls();
    assertThat(here.putIfAbsent("k", 2)).isFalse();
    assertThat(here.replace("k", 2, 3)).isFalse();
    int read = here.invoke("k", (entry, arguments) -> entry.getValue());

    assertThat(read).isEqualTo(1);
    assertThat(record.calls()).isEmpty();
    assertFree("k");
    assertThat(caches.there().get("k")).isEqualTo(1);
  }

  @Test
  default void theRemovalOfNothingIsWrittenThroughAndLeavesNothing() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));

    assertThat(caches.here().remove("k")).isFalse();

    assertThat(record.calls()).containsExactly("delete k");
    assertThat(records().find("k")).isNull();
  }

  /** Nothing was to be changed, and the lease ends by itself. */
  @Test
  default void aReleaseOfWhichNobodyKnowsIsNoFailure() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.there().put("k", 1);

    for (Fault fault : List.of(Fault.REPLY_LOST, Fault.REQUEST_LOST, Fault.UNREACHABLE)) {
      faults().onNextCommit(Fault.NONE).onNextCommit(fault);
      assertThat(caches.here().replace("none", 2)).as("%s", fault).isFalse();
      faults().onNextCommit(Fault.NONE).onNextCommit(fault);
      assertThat(caches.here().replace("k", 2, 3)).as("%s", fault).isFalse();
      assertThat(faults().isPlayed()).isTrue();
    }
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(3, 3, 0, 0));
  }
}
