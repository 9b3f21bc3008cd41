package io.larder.benchmark.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BeladyTest {
  @Test
  void hitsAllButTheFirstUseWhenAllFits() {
    assertThat(Belady.hits(new int[] {1, 2, 3, 1, 2, 3, 1}, 3)).isEqualTo(4);
  }

  @Test
  void keepsOfALoopWhatFits() {
    assertThat(Belady.hits(new int[] {1, 2, 3, 1, 2, 3, 1, 2, 3}, 1)).isEqualTo(2);
    assertThat(Belady.hits(new int[] {1, 2, 3, 1, 2, 3, 1, 2, 3}, 2)).isEqualTo(4);
  }

  @Test
  void hitsNothingOfWhatComesOnce() {
    assertThat(Belady.hits(new int[] {1, 2, 3, 4}, 2)).isZero();
    assertThat(Belady.hits(new int[0], 2)).isZero();
  }

  @Test
  void nothingThatKeepsAsManyHasMoreHits() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      int[] keys = random.ints(12, 0, 5).toArray();
      assertThat(Belady.hits(keys, 2)).isEqualTo(best(keys, 0, Set.of(), 2));
    }
  }

  /** Tries all that could be kept. */
  private static long best(int[] keys, int at, Set<Integer> kept, int size) {
    if (at == keys.length) {
      return 0;
    }
    long most = 0;
    Set<Integer> all = new HashSet<>(kept);
    all.add(keys[at]);
    if (all.size() <= size) {
      most = best(keys, at + 1, all, size);
    } else {
      for (Integer leaves : all) {
        Set<Integer> stay = new HashSet<>(all);
        stay.remove(leaves);
        most = Math.max(most, best(keys, at + 1, stay, size));
      }
    }
    return most + (kept.contains(keys[at]) ? 1 : 0);
  }
}
