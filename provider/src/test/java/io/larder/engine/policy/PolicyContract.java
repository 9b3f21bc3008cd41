package io.larder.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every policy has to keep, whatever it prefers. */
abstract class PolicyContract {
  private final EvictionPolicy<Keyed> policy = policy();
  private final Map<Integer, Keyed> residents = new LinkedHashMap<>();

  abstract EvictionPolicy<Keyed> policy();

  private void put(int key) {
    Keyed old = residents.get(key);
    if (old == null) {
      Keyed fresh = new Keyed(key);
      residents.put(key, fresh);
      policy.admitted(fresh);
    } else {
      policy.accessed(old);
    }
  }

  private void read(int key) {
    Keyed node = residents.get(key);
    if (node != null) {
      policy.accessed(node);
    }
  }

  private void remove(int key) {
    Keyed node = residents.remove(key);
    if (node != null) {
      policy.removed(node);
    }
  }

  private boolean take(Keyed node) {
    residents.remove(node.key());
    policy.removed(node);
    return true;
  }

  private List<Keyed> offered() {
    List<Keyed> offered = new ArrayList<>();
    boolean taken =
        policy.evict(
            node -> {
              offered.add(node);
              return false;
            });
    assertThat(taken).isFalse();
    return offered;
  }

  @Test
  void offersNothingWhenItIsEmpty() {
    assertThat(policy.evict(this::take)).isFalse();
  }

  @Test
  void offersEachResidentOnceAndTheNewestLast() {
    for (int key = 0; key < 50; key++) {
      put(key);
      read(key / 2);
    }
    policy.evict(this::take);
    put(100);
    assertThat(offered()).hasSameElementsAs(residents.values()).doesNotHaveDuplicates();
    assertThat(offered()).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 100})
  void whatWasJustPutStays(int capacity) {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int key = random.nextInt(capacity * 3);
      put(key);
      while (residents.size() > capacity) {
        assertThat(policy.evict(this::take)).isTrue();
      }
      assertThat(residents).containsKey(key);
      read(random.nextInt(capacity * 3));
    }
  }

  @Test
  void whatWasRemovedIsNotOffered() {
    put(1);
    put(2);
    put(3);
    remove(1);
    assertThat(offered()).hasSameElementsAs(residents.values()).hasSize(2);
  }

  @Test
  void removingTwiceAndReadingWhatHasLeftChangeNothing() {
    Keyed gone = new Keyed(1);
    policy.admitted(gone);
    put(2);
    policy.removed(gone);
    policy.removed(gone);
    policy.accessed(gone);
    assertThat(offered()).containsExactly(residents.get(2));
  }

  @Test
  void everythingLeavesAtLast() {
    for (int key = 0; key < 1_000; key++) {
      put(key);
      read(key / 3);
    }
    while (policy.evict(this::take)) {
      // one more has left
    }
    assertThat(residents).isEmpty();
  }

  @Test
  void aTakerThatThrowsLosesNoEntry() {
    put(1);
    put(2);
    put(3);
    List<Keyed> refused = new ArrayList<>();
    try {
      policy.evict(
          node -> {
            if (!refused.isEmpty()) {
              throw new IllegalStateException("taker");
            }
            return !refused.add(node);
          });
    } catch (IllegalStateException expected) {
      // as asked for
    }
    assertThat(offered()).hasSameElementsAs(residents.values()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void randomOperationsKeepExactlyTheResidents(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      int key = random.nextInt(300);
      int capacity = i / 5_000 % 2 == 0 ? 100 : 20;
      switch (random.nextInt(8)) {
        case 0 -> remove(key);
        case 1 -> evictBut(random);
        case 2, 3, 4 -> read(key);
        default -> put(key);
      }
      while (residents.size() > capacity) {
        assertThat(policy.evict(this::take)).isTrue();
      }
      if (i % 100 == 0) {
        assertThat(offered()).hasSameElementsAs(residents.values()).doesNotHaveDuplicates();
      }
    }
  }

  /** Evicts while some entries are in use. */
  private void evictBut(Random random) {
    Set<Keyed> seen = new HashSet<>();
    @Nullable Keyed[] taken = new Keyed[1];
    boolean some =
        policy.evict(
            node -> {
              assertThat(seen.add(node)).isTrue();
              assertThat(residents.get(node.key())).isSameAs(node);
              if (random.nextBoolean()) {
                return false;
              }
              taken[0] = node;
              return take(node);
            });
    assertThat(some).isEqualTo(taken[0] != null);
  }
}
