package io.larder.engine;

import io.larder.copy.Copiers;
import io.larder.engine.policy.Policies;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Lincheck switches between two threads at every access to memory that they share, in as many ways
 * as {@code soak.interleavings} says, and looks for an order of the operations that explains what
 * they returned. Without such an order the tier is not linearizable.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class HeapTierModelTest {
  private static final int INTERLEAVINGS = Integer.getInteger("soak.interleavings", 100);

  /** Of a table with few entries. */
  private static final int BINS = 16;

  /** What each of the models below can do. */
  private abstract static class Tiers {
    final HandClock clock = new HandClock();
    final HeapTier<Integer, Integer> tier =
        new HeapTier<>(
            "modelled",
            clock,
            (task, delay, unit) -> {},
            Bounds.NONE,
            Scale.none(),
            false,
            Policies.of("adaptive"),
            Copiers.byReference(),
            Copiers.byReference(),
            new Bystander<>());
    final HeapReads<Integer, Integer> reads = tier.reads(Integer.class, -1);
    final HeapWrites<Integer, Integer> writes = tier.writes(new FixedExpiry(clock, -1, -1));

    final int increment(int key) {
      Decision<Integer, Integer> decision =
          current -> {
            int next = current == null ? 1 : current.value() + 1;
            return Verdict.put(next, Long.MAX_VALUE, next);
          };
      return tier.step(key, decision).verdict().answer();
    }

    final boolean take(int key) {
      Decision<Integer, Boolean> decision = current -> Verdict.remove(current != null);
      return tier.step(key, decision).verdict().answer();
    }
  }

  /** Keys that come and go, all of them in one bin. */
  @Param(name = "key", gen = IntGen.class, conf = "1:3")
  @Param(name = "value", gen = IntGen.class)
  public static class OneBin extends Tiers {
    @Operation
    public @Nullable Integer get(@Param(name = "key") int key) {
      return reads.get(BINS * key);
    }

    @Operation
    public void put(@Param(name = "key") int key, @Param(name = "value") int value) {
      writes.put(BINS * key, value);
    }

    @Operation
    public int addOne(@Param(name = "key") int key) {
      return increment(BINS * key);
    }

    @Operation
    public boolean remove(@Param(name = "key") int key) {
      return take(BINS * key);
    }

    @Operation
    public boolean putIfAbsent(@Param(name = "key") int key, @Param(name = "value") int value) {
      Decision<Integer, Boolean> decision =
          current ->
              current == null ? Verdict.put(value, Long.MAX_VALUE, true) : Verdict.keep(false);
      return tier.step(key, decision).verdict().answer();
    }
  }

  /** One key that expires, and a clear. */
  @Param(name = "value", gen = IntGen.class)
  public static class OneKey extends Tiers {
    @Operation
    public @Nullable Integer get() {
      return reads.get(1);
    }

    @Operation
    public void putFor(
        @Param(gen = IntGen.class, conf = "1:3") int ticks, @Param(name = "value") int value) {
      tier.step(1, current -> Verdict.put(value, clock.millis() + ticks, true));
    }

    @Operation
    public void putForEver(@Param(name = "value") int value) {
      writes.put(1, value);
    }

    @Operation
    public int addOne() {
      return increment(1);
    }

    @Operation
    public void clear() {
      tier.clear();
    }

    @Operation
    public void tick() {
      clock.millis.incrementAndGet();
    }
  }

  /** A table that is about to grow, and the keys of one of its bins. */
  @Param(name = "key", gen = IntGen.class, conf = "1:4")
  @Param(name = "value", gen = IntGen.class)
  public static class Growing extends Tiers {
    public Growing() {
      for (int key = 1; key <= 11; key++) {
        writes.put(key, -key);
      }
    }

    @Operation
    public @Nullable Integer get(@Param(name = "key") int key) {
      return reads.get(BINS * key);
    }

    @Operation
    public void put(@Param(name = "key") int key, @Param(name = "value") int value) {
      writes.put(BINS * key, value);
    }

    @Operation
    public boolean remove(@Param(name = "key") int key) {
      return take(BINS * key);
    }
  }

  private static void check(Class<? extends Tiers> model) {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1)
        .iterations(20)
        .invocationsPerIteration(INTERLEAVINGS)
        .check(model);
  }

  @Test
  void keysOfOneBinThatComeAndGo() {
    check(OneBin.class);
  }

  @Test
  void aKeyThatExpiresAndIsCleared() {
    check(OneKey.class);
  }

  @Test
  void aTableThatGrows() {
    check(Growing.class);
  }
}
