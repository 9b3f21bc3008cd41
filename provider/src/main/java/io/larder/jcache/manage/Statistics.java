package io.larder.jcache.manage;

import io.larder.engine.Change;
import io.larder.engine.Outcome;
import io.larder.engine.Verdict;
import io.larder.spi.Ticker;
import java.util.concurrent.ThreadLocalRandom;
import javax.cache.management.CacheStatisticsMXBean;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one cache's operations did, while enabled (JSR-107 1.1, chapter 11). Thread-safe;
 * counts are exact once the operation has returned, mean times are those of a sample.
 */
public final class Statistics implements CacheStatisticsMXBean {
  /**
   * Rare, as are those that come first: what a just-in-time compiler has seen a hundred times it
   * takes for a part of each get.
   */
  private static final int ONE_IN = 1_024;

  private static final int ALL_OF = 30;
  private static final int HITS = 0;
  private static final int MISSES = 1;
  private static final int PUTS = 2;
  private static final int REMOVALS = 3;
  private static final int EVICTIONS = 4;

  private final Tally tally = new Tally(EVICTIONS + 1);
  private final Mean gets = new Mean();
  private final Mean updates = new Mean();
  private final Mean deletes = new Mean();
  private final Ticker ticker;
  private volatile boolean enabled;

  /** Whether so many operations were timed that some of the later ones will do. */
  private volatile boolean timedEnough;

  /** Statistics that are not counted yet. */
  public Statistics(Ticker ticker) {
    this.ticker = ticker;
  }

  /** Begins or stops to count; what was counted stays. */
  public void setEnabled(boolean count) {
    enabled = count;
  }

  /** Tells whether it counts. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Counts what a committed step did. */
  public void committed(Outcome<?, ?> outcome) {
    if (!enabled) {
      return;
    }
    Verdict<?, ?> verdict = outcome.verdict();
    if (verdict.lookup() == Verdict.Lookup.COUNTED) {
      tally.add(outcome.before() == null ? MISSES : HITS, 1);
    }
    // An entry that is expired when it is created was never put.
    boolean stayed = outcome.after() != null || outcome.before() != null;
    if (verdict.change() instanceof Change.Put<?>
        && verdict.cause() == Verdict.Cause.USER
        && stayed) {
      tally.add(PUTS, 1);
    }
    if (verdict.change() instanceof Change.Remove<?> && outcome.before() != null) {
      tally.add(REMOVALS, 1);
    }
  }

  /** Counts puts that took no step. */
  public void put(int number) {
    if (enabled) {
      add(PUTS, number);
    }
  }

  /** Counts look-ups that took no step. */
  public void lookedUp(int hit, int missed) {
    if (enabled) {
      add(HITS, hit);
      add(MISSES, missed);
    }
  }

  private void add(int thing, int number) {
    if (number != 0) {
      tally.add(thing, number);
    }
  }

  /**
   * Begins a get that may not be timed.
   *
   * @return for {@link #hit}; null when {@link #begin} is to decide
   */
  public Tally.@Nullable Row beginUntimed() {
    Tally.Row row = timedEnough ? tally.own() : null;
    return row != null && row.skipsTiming() ? row : null;
  }

  /** Counts a hit of a get that was begun so. */
  public void hit(Tally.Row begun) {
    begun.add(HITS, 1);
  }

  /** Counts an eviction. */
  public void evicted() {
    if (enabled) {
      tally.add(EVICTIONS, 1);
    }
  }

  /**
   * Returns when an operation begins, in nanoseconds of the ticker; 0 when it is not timed. The
   * first ones are, and later one in {@value #ONE_IN}, by chance: to time it takes longer than a
   * hit.
   */
  public long begin() {
    return enabled && isTimed() ? ticker.nanos() : 0;
  }

  private boolean isTimed() {
    if (!timedEnough) {
      return true;
    }
    Tally.Row row = tally.own();
    if (row != null && row.skipsTiming()) {
      return false;
    }
    ThreadLocalRandom random = ThreadLocalRandom.current();
    if (row == null) {
      return random.nextInt(ONE_IN) == 0;
    }
    row.skipTimings(random.nextInt(2 * ONE_IN - 1));
    return true;
  }

  /**
   * Adds to the times of what an operation does, from when it began.
   *
   * @param entries how many it was about, whether they were there and changed or not
   */
  public void took(Timing timing, long begin, int entries) {
    if (begin == 0 || !enabled) {
      return;
    }
    long nanos = Math.max(0, ticker.nanos() - begin);
    if (timing.gets()) {
      gets.add(nanos, entries);
    }
    if (timing.puts()) {
      updates.add(nanos, entries);
    }
    if (timing.removes()) {
      deletes.add(nanos, entries);
    }
    if (!timedEnough) {
      timedEnough = gets.times() + updates.times() + deletes.times() > ALL_OF;
    }
  }

  @Override
  public void clear() {
    timedEnough = false;
    tally.reset();
    for (Mean each : new Mean[] {gets, updates, deletes}) {
      each.reset();
    }
  }

  @Override
  public long getCacheHits() {
    return tally.sum(HITS);
  }

  @Override
  public float getCacheHitPercentage() {
    return percentage(getCacheHits());
  }

  @Override
  public long getCacheMisses() {
    return tally.sum(MISSES);
  }

  @Override
  public float getCacheMissPercentage() {
    return percentage(getCacheMisses());
  }

  private float percentage(long part) {
    long gets = getCacheGets();
    return gets == 0 ? 0f : Math.min(100f, (float) (100.0 * part / gets));
  }

  @Override
  public long getCacheGets() {
    return getCacheHits() + getCacheMisses();
  }

  @Override
  public long getCachePuts() {
    return tally.sum(PUTS);
  }

  @Override
  public long getCacheRemovals() {
    return tally.sum(REMOVALS);
  }

  @Override
  public long getCacheEvictions() {
    return tally.sum(EVICTIONS);
  }

  @Override
  public float getAverageGetTime() {
    return gets.micros();
  }

  @Override
  public float getAveragePutTime() {
    return updates.micros();
  }

  @Override
  public float getAverageRemoveTime() {
    return deletes.micros();
  }
}
