package io.larder.jcache.manage;

import io.larder.engine.Change;
import io.larder.engine.Outcome;
import io.larder.engine.Verdict;
import io.larder.spi.Ticker;
import java.util.concurrent.atomic.LongAdder;
import javax.cache.management.CacheStatisticsMXBean;

/**
 * Counts what one cache's operations did, while enabled (JSR-107 1.1, chapter 11). Thread-safe;
 * exact once the operation has returned.
 */
public final class Statistics implements CacheStatisticsMXBean {
  private static final float NANOS_PER_MICRO = 1_000f;

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder puts = new LongAdder();
  private final LongAdder removals = new LongAdder();
  private final LongAdder evictions = new LongAdder();
  private final LongAdder getNanos = new LongAdder();
  private final LongAdder putNanos = new LongAdder();
  private final LongAdder removeNanos = new LongAdder();
  private final Ticker ticker;
  private volatile boolean enabled;

  public Statistics(Ticker ticker, boolean enabled) {
    this.ticker = ticker;
    this.enabled = enabled;
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

  /** Counts look-ups that took no step. */
  public void lookedUp(int hit, int missed) {
    if (enabled) {
      hits.add(hit);
      misses.add(missed);
    }
  }

  /** Counts an eviction. */
  public void evicted() {
    if (enabled) {
      evictions.increment();
    }
  }

  /** Returns when an operation begins, in nanoseconds of the ticker; 0 while not enabled. */
  public long begin() {
    return enabled ? ticker.nanos() : 0;
  }

  /** Adds to the times of what an operation does, from when it began. */
  public void took(Timing timing, long begin) {
    if (!enabled || begin == 0) {
      return;
    }
    long nanos = Math.max(0, ticker.nanos() - begin);
    if (timing.gets()) {
      getNanos.add(nanos);
    }
    if (timing.puts()) {
      putNanos.add(nanos);
    }
    if (timing.removes()) {
      removeNanos.add(nanos);
    }
  }

  @Override
  public void clear() {
    for (LongAdder each :
        new LongAdder[] {
          hits, misses, puts, removals, evictions, getNanos, putNanos, removeNanos
        }) {
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
    return average(getNanos, getCacheGets());
  }

  @Override
  public float getAveragePutTime() {
    return average(putNanos, getCachePuts());
  }

  @Override
  public float getAverageRemoveTime() {
    return average(removeNanos, getCacheRemovals());
  }

  private static float average(LongAdder nanos, long count) {
    return count == 0 ? 0f : nanos.sum() / NANOS_PER_MICRO / count;
  }
}
