package io.larder.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class AdaptivePolicyTest {
  private static final int CAPACITY = 1_000;

  private final AdaptivePolicy<Keyed> policy = new AdaptivePolicy<>();
  private final Map<Integer, Keyed> residents = new HashMap<>();
  private final Random random = new Random(42);
  private int capacity = CAPACITY;

  /** Reads a key, or puts it if it is not there; returns whether it was there. */
  private boolean use(int key) {
    Keyed node = residents.get(key);
    if (node != null) {
      node.used();
      return true;
    }
    Keyed fresh = new Keyed(key);
    residents.put(key, fresh);
    policy.admitted(fresh);
    fit();
    return false;
  }

  private void fit() {
    while (residents.size() > capacity) {
      policy.evict(
          node -> {
            residents.remove(node.key());
            policy.removed(node);
            return true;
          });
    }
  }

  private double hitRatio(int uses, IntSupplier keys) {
    int hits = 0;
    for (int i = 0; i < uses; i++) {
      if (use(keys.getAsInt())) {
        hits++;
      }
    }
    return (double) hits / uses;
  }

  private long residentsFrom(int first, int end) {
    return residents.keySet().stream().filter(key -> key >= first && key < end).count();
  }

  @Test
  void aScanDoesNotFlushWhatIsHot() {
    hitRatio(20_000, () -> random.nextInt(800));
    for (int key = 10_000; key < 30_000; key++) {
      use(key);
    }
    assertThat(residentsFrom(0, 800)).isGreaterThan(700);
  }

  @Test
  void ofALoopThatDoesNotFitAPartStays() {
    int[] next = {0};
    IntSupplier loop = () -> next[0]++ % (2 * CAPACITY);
    hitRatio(5 * CAPACITY, loop);
    assertThat(hitRatio(10 * CAPACITY, loop)).isGreaterThan(0.45);
  }

  @Test
  void aLoopThatTakesTheOthersPlaceIsLearned() {
    int[] next = {0};
    hitRatio(20 * CAPACITY, () -> next[0]++ % (2 * CAPACITY));
    hitRatio(50 * CAPACITY, () -> 10_000 + next[0]++ % (2 * CAPACITY));
    assertThat(hitRatio(10 * CAPACITY, () -> 10_000 + next[0]++ % (2 * CAPACITY)))
        .isGreaterThan(0.4);
  }

  @Test
  void whatIsPopularNowTakesThePlaceOfWhatWas() {
    hitRatio(50_000, () -> random.nextInt(800));
    hitRatio(5_000, () -> 10_000 + random.nextInt(800));
    assertThat(hitRatio(5_000, () -> 10_000 + random.nextInt(800))).isGreaterThan(0.95);
  }

  @Test
  void whatDriftsIsKeptByRecency() {
    int[] newest = {0};
    IntSupplier drift =
        () -> random.nextInt(10) == 0 ? newest[0]++ : Math.max(0, newest[0] - random.nextInt(700));
    hitRatio(50_000, drift);
    assertThat(hitRatio(50_000, drift)).isGreaterThan(0.85);
  }

  @Test
  void aLoopThatFollowsADriftIsSoonKept() {
    int[] newest = {0};
    hitRatio(
        50_000,
        () -> random.nextInt(5) == 0 ? newest[0]++ : Math.max(0, newest[0] - random.nextInt(700)));
    int[] next = {0};
    IntSupplier loop = () -> 100_000 + next[0]++ % (CAPACITY + CAPACITY / 8);
    hitRatio(10 * CAPACITY, loop);
    assertThat(hitRatio(10 * CAPACITY, loop)).isGreaterThan(0.5);
  }

  @Test
  void itKeepsWhatIsUsedMostOfAWideRange() {
    IntSupplier skewed = () -> (int) (Math.pow(random.nextDouble(), 4) * 20_000);
    hitRatio(200_000, skewed);
    assertThat(hitRatio(50_000, skewed)).isGreaterThan(0.42);
  }

  @Test
  void aSmallerCapacityKeepsWhatIsHot() {
    hitRatio(
        50_000, () -> random.nextInt(10) == 0 ? random.nextInt(100_000) : -random.nextInt(300));
    capacity = 400;
    fit();
    assertThat(residentsFrom(-300, 1)).isGreaterThan(280);
  }
}
