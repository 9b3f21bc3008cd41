package io.larder.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.copy.Copiers;
import io.larder.engine.policy.EvictionPolicy;
import io.larder.engine.policy.Policies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Threads do anything to one tier at once; then table, policy and wheel have to agree. How many
 * operations each thread does is the property {@code soak.operations}.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class HeapTierRandomLoadTest {
  private static final int THREADS = 4;
  private static final int KEYS = 3_000;
  private static final int MOST_ENTRIES = 1_000;
  private static final int OPERATIONS = Integer.getInteger("soak.operations", 150_000);

  private final HandClock clock = new HandClock();
  private final Queue<Runnable> ringing = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "lru"})
  void tableAndPolicyAndWheelAgreeInTheEnd(String eviction) throws Exception {
    EvictionPolicy<Node<Integer, Object>> policy = Policies.of(eviction);
    HeapTier<Integer, long[]> tier =
        new HeapTier<>(
            "any",
            clock,
            (task, delay, unit) -> ringing.add(task),
            new Bounds(MOST_ENTRIES, Long.MAX_VALUE, 3L * MOST_ENTRIES),
            new Scale<>(null, (key, value) -> key % 5),
            false,
            policy,
            Copiers.byReference(),
            Copiers.byReference(),
            new Bystander<>());
    List<Future<?>> runs = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      SplittableRandom random = new SplittableRandom(i);
      runs.add(threads.submit(() -> load(tier, random)));
    }
    for (Future<?> run : runs) {
      run.get();
    }

    tier.bound(bounds -> bounds.withEntries(MOST_ENTRIES));
    Map<Integer, long[]> entries = entries(tier);
    assertThat(entries).hasSizeLessThanOrEqualTo(MOST_ENTRIES);
    assertThat(keysOffered(policy)).containsAll(entries.keySet()).hasSize((int) tier.size());
    assertThat(tier.figures().get("weight"))
        .isLessThanOrEqualTo(3L * MOST_ENTRIES)
        .isEqualTo(keysOffered(policy).stream().mapToLong(key -> key % 5).sum());

    clock.millis.addAndGet(TimeUnit.DAYS.toMillis(2));
    while (!ringing.isEmpty()) {
      ringing.remove().run();
    }
    Map<Integer, long[]> lasting = entries(tier);
    assertThat(tier.size()).isEqualTo(lasting.size());
    assertThat(keysOffered(policy)).isEqualTo(lasting.keySet());

    tier.clear();
    assertThat(tier.size()).isZero();
    assertThat(keysOffered(policy)).isEmpty();
    assertThat(tier.figures()).containsEntry("entries", 0L).containsEntry("weight", 0L);
  }

  private void load(HeapTier<Integer, long[]> tier, SplittableRandom random) {
    HeapReads<Integer, long[]> reads = tier.reads(Integer.class, -1);
    HeapReads<Integer, long[]> extending = tier.reads(Integer.class, 1_000);
    HeapWrites<Integer, long[]> writes = tier.writes(new FixedExpiry(clock, 50_000, -1));
    for (int i = 0; i < OPERATIONS; i++) {
      int key = (int) (KEYS * Math.pow(random.nextDouble(), 3));
      switch (random.nextInt(64)) {
        case 0 -> tier.step(key, current -> Verdict.remove(true));
        case 1 -> {
          clock.millis.addAndGet(random.nextInt(50));
          Runnable ring = ringing.poll();
          if (ring != null) {
            ring.run();
          }
        }
        case 2 -> tier.purgeExpired();
        case 3 -> tier.bound(bounds -> bounds.withEntries(MOST_ENTRIES / 2 + random.nextInt(500)));
        case 4 -> many(tier, key, random);
        case 5 -> touch(tier, key, random);
        case 6 -> {
          if (random.nextInt(500) == 0) {
            tier.clear();
          }
        }
        case 7 -> putMany(writes, key, i);
        case 8, 9, 10 -> writes.put(key, new long[] {key, i});
        case 11, 12, 13, 14 -> tier.step(key, current -> put(key, current, random));
        default -> check(key, (random.nextInt(8) == 0 ? extending : reads).get(key));
      }
      assertThat(tier.size()).isLessThanOrEqualTo(MOST_ENTRIES + 2 * 8 * THREADS);
    }
  }

  private Verdict<long[], Boolean> put(
      int key, @Nullable Live<long[]> current, SplittableRandom random) {
    long count = 0;
    if (current != null) {
      check(key, current.value());
      count = current.value()[1];
    }
    long life = random.nextInt(4) == 0 ? Long.MAX_VALUE : clock.millis() + random.nextInt(100_000);
    return Verdict.put(new long[] {key, count + 1}, life, true);
  }

  private void many(HeapTier<Integer, long[]> tier, int key, SplittableRandom random) {
    Set<Integer> keys = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      keys.add((key + random.nextInt(64)) % KEYS);
    }
    tier.stepAll(keys, BulkDecision.each(each -> current -> put(each, current, random)));
  }

  private static void putMany(HeapWrites<Integer, long[]> writes, int key, int number) {
    HeapWrites<Integer, long[]>.Batch batch = writes.batch();
    for (int i = 0; i < 8; i++) {
      int each = (key + i) % KEYS;
      batch.add(each, new long[] {each, number});
    }
    batch.put();
  }

  private void touch(HeapTier<Integer, long[]> tier, int key, SplittableRandom random) {
    Live<long[]> live = tier.peek(key);
    if (live != null) {
      tier.touch(key, new Extension<>(live, clock.millis() + 1 + random.nextInt(10_000)));
    }
  }

  private static void check(int key, long @Nullable [] value) {
    if (value != null) {
      assertThat(value[0]).isEqualTo(key);
    }
  }

  private static Map<Integer, long[]> entries(HeapTier<Integer, long[]> tier) {
    Map<Integer, long[]> entries = new HashMap<>();
    Iterator<Map.Entry<Integer, Live<long[]>>> all = tier.iterator();
    while (all.hasNext()) {
      Map.Entry<Integer, Live<long[]>> each = all.next();
      check(each.getKey(), each.getValue().value());
      assertThat(entries.put(each.getKey(), each.getValue().value())).isNull();
    }
    return entries;
  }

  private static Set<Integer> keysOffered(EvictionPolicy<Node<Integer, Object>> policy) {
    Set<Integer> keys = new HashSet<>();
    policy.evict(
        node -> {
          assertThat(keys.add(node.key())).as("offered once").isTrue();
          return false;
        });
    return keys;
  }
}
