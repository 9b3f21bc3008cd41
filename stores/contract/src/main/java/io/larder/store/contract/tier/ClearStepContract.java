package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.LarderCache;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That a clear comes before a step or after it, at whatever moment it happens. */
interface ClearStepContract extends StepFixture {
  @Test
  default void aStepThatHasNotReadYetComesAfterTheClear() {
    Twins<String, Integer> caches = open(plain());
    LarderCache<String, Integer> here = caches.here();
    LarderCache<String, Integer> there = caches.there();

    there.put("k", 1);
    faults().beforeNext(Call.GET, there::clear);
    assertThat(here.get("k")).isNull();
    there.put("k", 1);
    faults().beforeNext(Call.GET, there::clear);
    assertThat(here.invoke("k", new Increment())).isEqualTo(1);
    assertThat(there.get("k")).isEqualTo(1);
    faults().beforeNext(Call.GET, there::clear);
    assertThat(here.remove("k")).isFalse();
  }

  @Test
  default void aStepThatHasReadButNotCommittedComesAfterTheClear() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    LarderCache<String, Integer> here = caches.here();
    LarderCache<String, Integer> there = caches.there();

    there.put("k", 1);
    faults().beforeNext(Call.COMMIT, there::clear);
    here.put("k", 2);
    assertThat(there.get("k")).isEqualTo(2);
    assertThat(log.heard()).containsExactly("CREATED k 2");

    faults().beforeNext(Call.COMMIT, there::clear);
    assertThat(here.invoke("k", new Increment())).isEqualTo(1);
    assertThat(there.get("k")).isEqualTo(1);

    faults().beforeNext(Call.COMMIT, there::clear);
    assertThat(here.replace("k", 1, 2)).isFalse();
    there.put("k", 1);
    faults().beforeNext(Call.COMMIT, there::clear);
    assertThat(here.getAndRemove("k")).isNull();
    faults().beforeNext(Call.COMMIT, there::clear);
    assertThat(here.putIfAbsent("k", 3)).isTrue();
    assertThat(there.get("k")).isEqualTo(3);

    faults().beforeNext(Call.COMMIT, there::clear);
    here.putAll(Map.of("k", 4, "l", 5));
    assertThat(there.getAll(Set.of("k", "l"))).isEqualTo(Map.of("k", 4, "l", 5));
    assertThat(Counts.take(here)).isEqualTo(new Counts(0, 4, 5, 0));
  }

  @Test
  default void aClearOfItsOwnProcessIsNoDifferentFromAnothers() {
    Twins<String, Integer> caches = open(plain());
    caches.here().put("k", 1);
    faults().beforeNext(Call.COMMIT, caches.here()::clear);

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(1);
    assertThat(caches.there().get("k")).isEqualTo(1);
  }

  @Test
  default void aClearBetweenHoldAndWriterLeavesNothingAndTheWriterIsCalledOnce() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record));
    caches.here().put("k", 1);
    record.calls();
    faults().afterNext(Call.COMMIT, caches.there()::clear);

    caches.here().put("k", 2);

    assertThat(record.calls()).containsExactly("write k 2");
    assertThat(caches.there().get("k")).isNull();
    assertThat(records().find("k")).isNull();
  }

  @Test
  default void aClearWhileTheWriterIsAtWorkComesAfterTheStep() {
    SystemOfRecord record = new SystemOfRecord();
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(writing(record), log), plain());
    LarderCache<String, Integer> here = caches.here();

    caches.there().put("k", 1);
    record.duringNextWrite(caches.there()::clear);
    assertThat(here.getAndPut("k", 2)).isEqualTo(1);
    assertThat(caches.there().get("k")).isNull();
    assertThat(log.heard()).containsExactly("UPDATED k 1 -> 2");
    assertThat(Counts.take(here)).isEqualTo(new Counts(1, 0, 1, 0));

    caches.there().put("k", 1);
    record.duringNextWrite(caches.there()::clear);
    assertThat(here.remove("k")).isTrue();
    assertThat(Counts.take(here)).isEqualTo(new Counts(0, 0, 0, 1));
    assertThat(log.heard()).containsExactly("REMOVED k 1");
    assertThat(record.calls()).containsExactly("write k 2", "delete k");
  }

  @Test
  default void aClearUnderTheLeaseOfAContenderIsFollowedByItsStep() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 5);
    for (int i = 0; i < ConflictContract.PATIENCE; i++) {
      faults().beforeNext(Call.COMMIT, () -> caches.there().put("k", 7));
    }
    faults().beforeNext(Call.COMMIT, () -> {}).beforeNext(Call.COMMIT, caches.there()::clear);

    assertThat(caches.here().invoke("k", new Increment())).isEqualTo(1);

    assertThat(caches.there().get("k")).isEqualTo(1);
    assertFree("k");
  }

  @Test
  default void aStepWhoseReplyIsLostInAClearIsBeforeItOrUnknown() {
    Twins<String, Integer> caches = open(plain());
    caches.there().put("k", 1);
    faults().onNextCommit(Fault.REPLY_LOST).afterNext(Call.COMMIT, caches.there()::clear);

    Throwable failure = catchThrowable(() -> caches.here().invoke("k", new Increment()));

    assertThat(caches.there().get("k")).isNull();
    if (failure != null) {
      assertThat(failure).hasMessageContaining("outcome unknown");
    }
  }

  @Test
  default void aLoadThatAClearOvertookIsKeptAsIfItCameAfter() {
    SystemOfRecord record = new SystemOfRecord();
    record.set("k", 2);
    Twins<String, Integer> caches = open(reading(record), plain());
    record.duringNextLoad(caches.there()::clear);

    assertThat(caches.here().get("k")).isEqualTo(2);
    assertThat(caches.there().get("k")).isEqualTo(2);
  }

  @Test
  default void afterAClearNobodyHoldsAnything() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record), plain());
    record.duringNextWrite(
        () -> {
          caches.there().clear();
          long before = ticker().millis();
          caches.there().put("k", 3);
          assertThat(ticker().millis()).as("nobody had to wait").isEqualTo(before);
        });

    assertFails(() -> caches.here().put("k", 2));

    assertThat(caches.there().get("k")).as("nobody knows which came last").isNull();
  }
}
