package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.copy.Copiers;
import io.larder.engine.policy.Policies;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The short way of a put does what a step does that puts. */
class HeapWritesTest {
  private static final int KEYS = 12;
  private static final int MOST_ENTRIES = 8;
  private static final int MOST_WEIGHT = 20;
  private static final int TOO_HEAVY = MOST_WEIGHT + 1;

  private final HandClock clock = new HandClock();

  private HeapTier<Integer, String> tier(boolean failsOversized) {
    return new HeapTier<>(
        "short",
        clock,
        (task, delay, unit) -> {},
        new Bounds(MOST_ENTRIES, Long.MAX_VALUE, MOST_WEIGHT),
        new Scale<>(null, (key, value) -> value.length()),
        failsOversized,
        Policies.of("lru"),
        Copiers.byReference(),
        Copiers.byReference(),
        new Bystander<>());
  }

  private static boolean step(
      HeapTier<Integer, String> tier, PutExpiry expiry, int key, String value) {
    Decision<String, Boolean> put =
        current ->
            Verdict.put(
                value,
                current == null ? expiry.onCreation() : expiry.onUpdate(current.deadlineMillis()),
                true);
    Outcome<String, Boolean> outcome = tier.step(key, put);
    return outcome.before() != null || outcome.after() != null;
  }

  private static Map<Integer, List<Object>> entries(HeapTier<Integer, String> tier) {
    Map<Integer, List<Object>> entries = new HashMap<>();
    Iterator<Map.Entry<Integer, Live<String>>> all = tier.iterator();
    while (all.hasNext()) {
      Map.Entry<Integer, Live<String>> each = all.next();
      Live<String> live = each.getValue();
      entries.put(each.getKey(), List.of(live.value(), live.deadlineMillis()));
    }
    return entries;
  }

  /** The times to live of the standard's policies, and some that end at once. */
  @ParameterizedTest
  @CsvSource({"-1, -1", "40, -1", "40, 40", "0, 40", "40, 0", "0, 0", "-1, 40", "90, 10"})
  void whateverWasThere(long creationMillis, long updateMillis) {
    PutExpiry expiry = new FixedExpiry(clock, creationMillis, updateMillis);
    HeapTier<Integer, String> stepped = tier(false);
    HeapTier<Integer, String> written = tier(false);
    HeapWrites<Integer, String> writes = written.writes(expiry);
    Random random = new Random(creationMillis * 31 + updateMillis);
    for (int i = 0; i < 5_000; i++) {
      int key = random.nextInt(KEYS);
      switch (random.nextInt(8)) {
        case 0 -> clock.millis.addAndGet(random.nextInt(30));
        case 1 -> {
          stepped.step(key, current -> Verdict.remove(true));
          written.step(key, current -> Verdict.remove(true));
        }
        case 2 -> assertThat(value(written.peek(key))).isEqualTo(value(stepped.peek(key)));
        case 3 -> {
          HeapWrites<Integer, String>.Batch batch = writes.batch();
          int counted = 0;
          for (int each = key; each < key + 3; each++) {
            String value = value(i, random);
            batch.add(each, value);
            counted += step(stepped, expiry, each, value) ? 1 : 0;
          }
          assertThat(batch.put()).isEqualTo(counted);
        }
        default -> {
          String value = value(i, random);
          assertThat(writes.put(key, value)).isEqualTo(step(stepped, expiry, key, value));
        }
      }
      assertThat(entries(written)).isEqualTo(entries(stepped));
      assertThat(written.figures()).isEqualTo(stepped.figures());
    }
  }

  /** Returns a value that is too heavy now and then. */
  private static String value(int number, Random random) {
    int weight = random.nextInt(16) == 0 ? TOO_HEAVY : random.nextInt(6);
    return (number + "-".repeat(TOO_HEAVY)).substring(0, weight);
  }

  private static @Nullable String value(@Nullable Live<String> live) {
    return live == null ? null : live.value();
  }

  @Test
  void anErrorLeavesTheEntry() {
    HeapTier<Integer, String> tier = tier(true);
    HeapWrites<Integer, String> writes = tier.writes(new FixedExpiry(clock, -1, -1));
    writes.put(1, "one");
    assertThatThrownBy(() -> writes.put(1, "1".repeat(TOO_HEAVY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'short'", "key 1");
    assertThatThrownBy(() -> writes.put(2, "2".repeat(TOO_HEAVY)))
        .isInstanceOf(IllegalArgumentException.class);
    HeapWrites<Integer, String>.Batch batch = writes.batch();
    batch.add(3, "three");
    assertThatThrownBy(() -> batch.add(1, "1".repeat(TOO_HEAVY)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(entries(tier)).containsOnlyKeys(1);
    assertThat(tier.size()).isEqualTo(1);
    assertThat(writes.put(1, "uno")).isTrue(); // nobody has it locked
  }
}
