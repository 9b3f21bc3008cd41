package io.larder.jcache;

import io.larder.engine.Asks;
import io.larder.engine.BulkDecision;
import io.larder.engine.Decision;
import io.larder.engine.Extension;
import io.larder.engine.HeapReads;
import io.larder.engine.HeapTier;
import io.larder.engine.HeapWrites;
import io.larder.engine.Live;
import io.larder.engine.Outcome;
import io.larder.engine.Tier;
import io.larder.engine.Verdict;
import io.larder.jcache.event.Events;
import io.larder.jcache.event.Nesting;
import io.larder.jcache.manage.Statistics;
import io.larder.jcache.process.EntrySource;
import io.larder.spi.Ticker;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the operations of one cache to its tier: the fast paths of get and put, and one way for
 * all else. Thread-safe.
 */
final class Pipeline<K, V> implements EntrySource<K, V> {
  private final Tier<K, V> tier;

  private final @Nullable HeapReads<K, V> heap;
  private final @Nullable HeapWrites<K, V> heapWrites;
  private final Ticker ticker;
  private final Deadlines deadlines;
  private final Decisions<V> decisions;
  private final ReadThrough<K, V> readThrough;
  private final Loads<K, V> loads;
  private final Statistics statistics;
  private final Events<K, V> events;
  private final Arguments<K, V> arguments;
  private final Background background;
  private final boolean writesThrough;

  Pipeline(
      Tier<K, V> tier,
      Ticker ticker,
      Deadlines deadlines,
      ReadThrough<K, V> readThrough,
      Statistics statistics,
      Events<K, V> events,
      Arguments<K, V> arguments,
      Background background,
      boolean writesThrough) {
    this.tier = tier;
    this.heap =
        tier instanceof HeapTier<K, V> of && deadlines.accessIsPlain()
            ? of.reads(arguments.keyType(), deadlines.plainAccessMillis())
            : null;
    this.heapWrites =
        tier instanceof HeapTier<K, V> of && deadlines.putIsPlain() && !writesThrough
            ? of.writes(deadlines)
            : null;
    this.ticker = ticker;
    this.deadlines = deadlines;
    this.decisions = new Decisions<>(deadlines, events);
    this.readThrough = readThrough;
    this.loads = new Loads<>(readThrough, deadlines, statistics);
    this.statistics = statistics;
    this.events = events;
    this.arguments = arguments;
    this.background = background;
    this.writesThrough = writesThrough;
  }

  Decisions<V> decisions() {
    return decisions;
  }

  Loads<K, V> loads() {
    return loads;
  }

  <R> R step(K key, Decision<V, R> decision) {
    Outcome<V, R> outcome;
    try {
      boolean callsOut = callsOut(decision.asks());
      outcome =
          callsOut ? background.call(() -> tier.step(key, decision)) : tier.step(key, decision);
    } catch (RuntimeException | Error e) {
      redeemDeferred(e);
      throw e;
    }
    Nesting.redeemDeferred();
    return outcome.verdict().answer();
  }

  <R> Map<K, R> stepAll(Set<? extends K> keys, BulkDecision<K, V, R> decision) {
    Map<K, R> answers;
    try {
      boolean callsOut = callsOut(decision.asks());
      answers =
          callsOut
              ? background.call(() -> tier.stepAll(keys, decision))
              : tier.stepAll(keys, decision);
    } catch (RuntimeException | Error e) {
      redeemDeferred(e);
      throw e;
    }
    Nesting.redeemDeferred();
    return answers;
  }

  /** What loads or writes has to be committed before the tier is closed, or its hold stays. */
  private boolean callsOut(Asks asks) {
    return asks.loader() || (writesThrough && asks.writer());
  }

  /** Tells what user code did to other keys before its own operation failed. */
  private static void redeemDeferred(Throwable failure) {
    try {
      Nesting.redeemDeferred();
    } catch (RuntimeException | Error listener) {
      if (failure != listener) {
        failure.addSuppressed(listener);
      }
    }
  }

  /** Returns a way to read that asks nobody and counts nothing; null where the tier has none. */
  @Nullable HeapReads<K, V> heap() {
    return heap;
  }

  @Nullable V get(K key) {
    V value = heap == null ? read(key) : heap.get(key);
    if (value != null) {
      statistics.lookedUp(1, 0);
      return value;
    }
    return missed(key);
  }

  /** Goes on with a get that found nothing. */
  @Nullable V missed(K key) {
    if (readThrough.loadsOnMiss()) {
      return loads.load(key, decision -> step(key, decision));
    }
    if (events.hearsOfExpiry()) {
      return step(key, decisions.get());
    }
    statistics.lookedUp(0, 1);
    return null;
  }

  void put(K key, V value) {
    HeapWrites<K, V> writes = heapWrites;
    if (writes == null || events.hearsOfAnything()) {
      step(key, decisions.put(value));
    } else if (writes.put(key, value)) {
      statistics.put(1);
    }
  }

  /**
   * Puts all entries of the map, none when one of them is wrong or cannot be copied. Who holds a
   * key already must not wait for others with half of them put.
   *
   * @return how many there are
   */
  int putAll(Map<? extends K, ? extends V> map) {
    HeapWrites<K, V> writes = heapWrites;
    if (writes == null || events.hearsOfAnything() || Nesting.isUnderLock()) {
      Map<K, V> copy = arguments.entries(map);
      stepAll(copy.keySet(), decisions.putAll(copy));
      return copy.size();
    }
    HeapWrites<K, V>.Batch batch = writes.batch();
    arguments.forEach(map, batch::add);
    statistics.put(batch.put());
    return batch.size();
  }

  private @Nullable V read(K key) {
    Live<V> live = tier.peek(key);
    if (live == null) {
      return null;
    }
    V value = live.value();
    accessed(key, live);
    return value;
  }

  Map<K, V> getAll(List<K> keys) {
    Map<K, V> values = new HashMap<>(2 * keys.size());
    if (heap == null) {
      read(keys, values);
    } else {
      for (K key : keys) {
        V value = heap.get(key);
        if (value != null) {
          values.put(key, value);
        }
      }
    }
    Set<K> missing = without(keys, values.keySet());
    statistics.lookedUp(values.size(), 0);
    if (!missing.isEmpty() && (readThrough.loadsOnMiss() || events.hearsOfExpiry())) {
      stepAll(missing, loads.getAll())
          .forEach(
              (key, value) -> {
                if (value != null) {
                  values.put(key, value);
                }
              });
    } else {
      statistics.lookedUp(0, missing.size());
    }
    return values;
  }

  private void read(List<K> keys, Map<K, V> values) {
    Map<K, Live<V>> accessed = new HashMap<>();
    tier.peekAll(
        keys,
        (key, live) -> {
          values.put(key, live.value());
          if (deadlines.accessCounts()) {
            accessed.put(key, live);
          }
        });
    accessed(accessed);
  }

  private static <K> Set<K> without(List<K> keys, Set<K> found) {
    if (found.size() == keys.size()) {
      return Set.of();
    }
    Set<K> missing = new HashSet<>(keys);
    missing.removeAll(found);
    return missing;
  }

  /** An iterator has come to this entry. */
  void visited(K key, Live<V> live) {
    accessed(key, live);
    statistics.lookedUp(1, 0);
  }

  private void accessed(K key, Live<V> live) {
    Extension<V> extension = deadlines.accessCounts() ? extension(key, live) : null;
    if (extension != null) {
      tier.touch(key, extension);
    }
  }

  private void accessed(Map<K, Live<V>> live) {
    Map<K, Extension<V>> extensions = new HashMap<>();
    live.forEach(
        (key, entry) -> {
          Extension<V> extension = extension(key, entry);
          if (extension != null) {
            extensions.put(key, extension);
          }
        });
    if (!extensions.isEmpty()) {
      tier.touchAll(extensions);
    }
  }

  /**
   * Returns what an access makes of an entry's life where accesses count, null when nothing; it may
   * end that life.
   */
  private @Nullable Extension<V> extension(K key, Live<V> live) {
    long now = ticker.millis();
    long deadline = deadlines.onAccess(live.deadlineMillis());
    Nesting.redeemDeferred();
    if (deadline == live.deadlineMillis()) {
      return null;
    }
    if (deadline > now) {
      return new Extension<>(live, deadline);
    }
    step(key, decisions.expireNow(live));
    return null;
  }

  @Nullable Live<V> peek(K key) {
    return tier.peek(key);
  }

  @Override
  public boolean loadsOnMiss() {
    return readThrough.loadsOnMiss();
  }

  @Override
  public @Nullable V load(K key) {
    return readThrough.loadsOnMiss() ? readThrough.load(key) : null;
  }

  @Override
  public void lookedUp(boolean found) {
    statistics.lookedUp(found ? 1 : 0, found ? 0 : 1);
  }

  @Override
  public void check(V value) {
    arguments.value(value);
  }

  @Override
  public long deadlineOnPut(@Nullable Live<V> current) {
    return deadlines.onPut(current);
  }

  @Override
  public <R> Verdict<V, R> accessed(Live<V> current, @Nullable R answer) {
    return deadlines.accessed(current, answer);
  }
}
