package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.store.contract.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import javax.cache.CacheException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That threads never see an old value while the store goes down and comes back all the time. */
interface OutlastRaceContract extends StepFixture {
  int WRITERS = 3;
  int CHANGES = 500;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  default void nobodyEverSeesAnOldValue(boolean near) throws Exception {
    LarderCache<String, Integer> cache =
        here().open(name(), (near ? near() : plain()).setOnStoreFailure("memory"));
    AtomicIntegerArray least = new AtomicIntegerArray(WRITERS);
    AtomicBoolean over = new AtomicBoolean();
    List<Aside<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      int own = i;
      writers.add(Aside.begin(() -> change(cache, own, least)));
    }
    Aside<Integer> reader = Aside.begin(() -> read(cache, least, over));
    try {
      disturb(writers);
    } finally {
      over.set(true);
    }
    for (Aside<Integer> writer : writers) {
      assertThat(writer.get()).as("changes").isEqualTo(CHANGES);
    }
    assertThat(reader.get()).as("reads").isPositive();
    assertThat(faultyReads(cache, least)).isZero();
  }

  private void disturb(List<Aside<Integer>> writers) {
    Random random = new Random(1);
    while (!writers.stream().allMatch(Aside::isDone)) {
      switch (random.nextInt(4)) {
        case 0 -> faults().goDown();
        case 1 -> faults().onNextCommit(Fault.REPLY_LOST);
        default -> faults().comeBack();
      }
      outliveBreaker();
      Thread.onSpinWait();
    }
    faults().comeBack();
  }

  /** Changes one entry to ever larger numbers, and says below which nobody may see any. */
  private static int change(LarderCache<String, Integer> cache, int own, AtomicIntegerArray least) {
    String key = "k" + own;
    Random random = new Random(own);
    int changes = 0;
    for (int i = 1; i <= CHANGES; i++) {
      try {
        if (random.nextInt(3) == 0) {
          cache.remove(key);
          least.set(own, i);
        } else {
          cache.put(key, i);
          least.set(own, i);
          assertThat(cache.get(key)).as("what was put").isIn(null, i);
        }
      } catch (CacheException e) {
        assertThat(e).hasMessageContaining("outcome unknown");
      }
      changes++;
    }
    return changes;
  }

  private static int read(
      LarderCache<String, Integer> cache, AtomicIntegerArray least, AtomicBoolean over) {
    int reads = 0;
    do { // once at least, however late this thread comes to run
      assertThat(faultyReads(cache, least)).isZero();
      reads++;
    } while (!over.get());
    return reads;
  }

  private static int faultyReads(LarderCache<String, Integer> cache, AtomicIntegerArray least) {
    int faulty = 0;
    for (int i = 0; i < WRITERS; i++) {
      int bound = least.get(i);
      Integer value = cache.get("k" + i);
      faulty += value != null && value < bound ? 1 : 0;
    }
    return faulty;
  }
}
