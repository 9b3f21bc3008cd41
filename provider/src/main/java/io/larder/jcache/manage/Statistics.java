package io.larder.jcache.manage;

import io.larder.engine.Change;
import io.larder.engine.Outcome;
import io.larder.engine.Verdict;
import io.larder.spi.Ticker;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import javax.cache.management.CacheStatisticsMXBean;

/**
 * Counts what one cache's operations did, while enabled (JSR-107 1.1, chapter 11). Thread-safe;
 * counts are exact once the operation has returned, mean times are those of a sample.
 */
public final class Statistics implements CacheStatisticsMXBean {
  private static final int ONE_IN = 64;
  private static final int ALL_OF = 1_000;

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder puts = new LongAdder();
  private final LongAdder removals = new LongAdder();
  private final LongAdder evictions = new LongAdder();
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

  /** Counts what a committed step did. */
  public void committed(Outcome<?, ?> outcome) {
    if (!enabled) {
      return;
    }
    Verdict<?, ?> verdict = outcome.verdict();
    if (verdict.lookup() == Verdict.Lookup.COUNTED) {
      (outcome.before() == null ? misses : hits).increment();
    }
    // An entry that is expired when it is created was never put.
    boolean stayed = outcome.after() != null || outcome.before() != null;
    if (verdict.change() instanceof Change.Put<?>
        && verdict.cause() == Verdict.Cause.USER
        && stayed) {
      puts.increment();
    }
    if (verdict.change() instanceof Change.Remove<?> && outcome.before() != null) {
      removals.increment();
    }
  }

  /** Counts a put that took no step. */
  public void put() {
    if (enabled) {
      puts.increment();
    }
  }

  /** Counts look-ups that took no step. */
  public void lookedUp(int hit, int missed) {
    if (enabled) {
      add(hits, hit);
      add(misses, missed);
    }
  }

  private static void add(LongAdder counter, int number) {
    if (number != 0) {
      counter.add(number);
    }
  }

  /** Counts an eviction. */
  public void evicted() {
    if (enabled) {
      evictions.increment();
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
    return !timedEnough || (ThreadLocalRandom.current().nextInt() & (ONE_IN - 1)) == 0;
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
    for (LongAdder each : new LongAdder[] {hits, misses, puts, removals, evictions}) {
      each.reset();
    }
    for (Mean each : new Mean[] {gets, updates, deletes}) {
      each.reset();
    }
  }

  @Override
  public long getCacheHits() {
    return hits.sum();
  }

  @Override
  public float getCacheHitPercentage() {
    return percentage(getCacheHits());
  }

  @Override
  public long getCacheMisses() {
    return misses.sum();
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
    return puts.sum();
  }

  @Override
  public long getCacheRemovals() {
    return removals.sum();
  }

  @Override
  public long getCacheEvictions() {
    return evictions.sum();
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
