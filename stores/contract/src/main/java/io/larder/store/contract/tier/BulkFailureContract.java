package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That what fails of many entries fails alone, and leaves nothing behind. */
interface BulkFailureContract extends StepFixture {
  /** Returns entries k0, k1 ... in the order of their keys. */
  private static Map<String, Integer> entries(int count, int value) {
    return IntStream.range(10, 10 + count)
        .boxed()
        .collect(Collectors.toMap(i -> "k" + i, i -> value, (a, b) -> a, TreeMap::new));
  }

  @Test
  default void lostRepliesOfSomeAreResolvedForEach() {
    Twins<String, Integer> caches = open(plain());
    caches.there().putAll(entries(4, 1));
    faults().onNextCommitOf(records().key("k10"), Fault.REPLY_LOST);
    faults().onNextCommitOf(records().key("k12"), Fault.REQUEST_LOST);

    EventLog<String, Integer> log = new EventLog<>();
    caches.here().registerCacheEntryListener(log.configuration()); // so that each is looked at
    caches.here().putAll(entries(4, 2));

    assertThat(caches.there().getAll(entries(4, 2).keySet())).isEqualTo(entries(4, 2));
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(0, 0, 4, 0));
    assertThat(log.heard()).hasSize(4);
  }

  @Test
  default void removalsWhoseReplyIsLostAreUnknownAndTheOthersAreDone() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().putAll(entries(3, 1));
    faults().onNextCommitOf(records().key("k11"), Fault.REPLY_LOST);

    assertOutcomeUnknown(() -> caches.here().removeAll(new TreeSet<>(entries(3, 1).keySet())));

    assertThat(caches.there().getAll(entries(3, 1).keySet())).isEmpty();
    assertThat(log.heard()).containsExactly("REMOVED k10 1", "REMOVED k12 1");
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(0, 0, 0, 2));
  }

  @Test
  default void whenOneBatchFailsTheOthersAreDone() {
    int batch = here().capabilities().largestBatch();
    if (batch > 100) {
      return; // one batch takes all
    }
    Twins<String, Integer> caches = open(plain());
    faults().onNextCommit(Fault.NONE).onNextCommit(Fault.UNREACHABLE);

    assertFails(() -> caches.here().putAll(entries(3 * batch, 1)));

    assertThat(caches.there().getAll(entries(3 * batch, 1).keySet())).hasSize(2 * batch);
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(0, 0, 2L * batch, 0));
  }

  /** With {@code on-unreadable=fail}, a record that came meanwhile may be one that fails. */
  @Test
  default void anEntryThatCannotBeReadFailsAloneInTheMiddleOfACall() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log).setOnUnreadable("fail"), plain());
    faults().beforeNext(Call.COMMIT, () -> records().put("k10", foreign()));

    assertFails(() -> caches.here().putAll(entries(3, 1)));

    assertThat(caches.there().getAll(entries(3, 1).keySet())).isEqualTo(Map.of("k11", 1, "k12", 1));
    assertThat(log.heard()).containsExactly("CREATED k11 1", "CREATED k12 1");
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(0, 0, 2, 0));
  }

  @Test
  default void anEntryThatCannotBeReadLeavesNoHoldsBehind() {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setOnUnreadable("fail"), plain());
    caches.there().putAll(Map.of("k11", 5, "k12", 5));
    faults().beforeNext(Call.COMMIT, () -> records().put("k10", foreign()));

    assertFails(() -> caches.here().putAll(entries(3, 1)));

    assertFree("k11");
    assertFree("k12");
    for (String key : Set.of("k11", "k12")) {
      assertThat(caches.there().get(key)).isEqualTo(record.value(key) == null ? 5 : 1);
    }
  }

  private static byte[] foreign() {
    return "no envelope".getBytes(StandardCharsets.UTF_8);
  }

  @Test
  default void whatIsDoneIsToldThoughTheRestEndsInAnError() {
    EventLog<String, Integer> log = new EventLog<>();
    AtomicBoolean failing = new AtomicBoolean();
    Twins<String, Integer> caches =
        open(heard(plain(), log).setExpiryPolicyFactory(() -> new FailingExpiry(failing)), plain());
    faults()
        .beforeNext(
            Call.COMMIT,
            () -> {
              caches.there().put("k10", 5);
              failing.set(true);
            });

    assertThatThrownBy(() -> caches.here().putAll(entries(2, 1)))
        .isInstanceOf(AssertionError.class);

    assertThat(caches.there().getAll(entries(2, 1).keySet())).isEqualTo(Map.of("k10", 5, "k11", 1));
    assertThat(log.heard()).containsExactly("CREATED k11 1");
  }
}
