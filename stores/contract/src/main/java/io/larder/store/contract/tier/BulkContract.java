package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.store.contract.fault.Call;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That of many entries each fares by itself, whatever becomes of the others. */
interface BulkContract extends StepFixture {
  /** Returns entries k0, k1 ... in the order of their keys. */
  private static Map<String, Integer> entries(int count, int value) {
    return IntStream.range(10, 10 + count)
        .boxed()
        .collect(Collectors.toMap(i -> "k" + i, i -> value, (a, b) -> a, TreeMap::new));
  }

  @Test
  default void conflictsOfSomeDoNotDisturbTheOthers() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().put("k11", 5);
    faults().beforeNext(Call.COMMIT, () -> caches.there().putAll(Map.of("k10", 6, "k11", 7)));
    faults().resetCounts();

    caches.here().putAll(entries(4, 1));

    assertThat(caches.there().getAll(entries(4, 1).keySet())).isEqualTo(entries(4, 1));
    assertThat(log.heard())
        .containsExactlyInAnyOrder(
            "UPDATED k10 6 -> 1", "UPDATED k11 7 -> 1", "CREATED k12 1", "CREATED k13 1");
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(0, 0, 4, 0));
    assertThat(trips(Call.GET)).as("a conflict brings the record along").isEqualTo(1);
  }

  @Test
  default void manyConflictsOfSomeEndInALeaseOnThem() {
    Twins<String, Integer> caches = open(plain());
    for (int i = 0; i < 12; i++) {
      faults().beforeNext(Call.COMMIT, () -> caches.there().putAll(Map.of("k10", 6, "k11", 7)));
    }

    caches.here().putAll(entries(4, 1));

    assertThat(caches.there().getAll(entries(4, 1).keySet())).isEqualTo(entries(4, 1));
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(0, 0, 4, 0));
    assertFree("k10");
    assertFree("k12");
  }

  @Test
  default void removalsThatMeetConflictsRemoveWhatCameMeanwhile() {
    EventLog<String, Integer> log = new EventLog<>();
    Twins<String, Integer> caches = open(heard(plain(), log), plain());
    caches.there().putAll(entries(4, 1));
    faults()
        .beforeNext(
            Call.COMMIT,
            () -> {
              caches.there().put("k10", 2);
              caches.there().remove("k11");
            });

    caches.here().removeAll(entries(4, 1).keySet());

    assertListsNothing(caches.there());
    assertThat(log.heard())
        .containsExactlyInAnyOrder("REMOVED k10 2", "REMOVED k12 1", "REMOVED k13 1");
    assertThat(Counts.take(caches.here())).isEqualTo(new Counts(0, 0, 0, 3));
  }

  @Test
  default void nobodyWaitsForAnotherWhileItHoldsSome() throws Exception {
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches = open(writing(record).setLease(LONG_LEASE));
    Map<String, Integer> descending = new TreeMap<String, Integer>(entries(6, 2)).descendingMap();

    Aside<Boolean> theirs = Aside.begin(() -> putAll(caches.there(), descending));
    putAll(caches.here(), entries(6, 1));
    theirs.get();

    for (String key : descending.keySet()) {
      assertThat(caches.here().get(key)).isEqualTo(record.value(key));
      assertFree(key);
    }
  }

  private static boolean putAll(LarderCache<String, Integer> cache, Map<String, Integer> entries) {
    for (int i = 0; i < 20; i++) {
      cache.putAll(entries);
    }
    return true;
  }

  @Test
  default void removingAllRemovesWhatIsThere() {
    if (!scans()) {
      return;
    }
    Twins<String, Integer> caches = open(plain());
    caches.there().putAll(entries(300, 1));
    faults().beforeNext(Call.COMMIT, () -> caches.there().put("k20", 2));

    caches.here().removeAll();

    assertListsNothing(caches.there());
    assertThat(Counts.take(caches.here()).removals()).isEqualTo(300);
  }
}
