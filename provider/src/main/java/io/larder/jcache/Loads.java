package io.larder.jcache;

import static java.util.Objects.requireNonNull;

import io.larder.engine.Asks;
import io.larder.engine.BulkDecision;
import io.larder.engine.Decision;
import io.larder.engine.Live;
import io.larder.engine.Verdict;
import io.larder.jcache.manage.Statistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decisions that ask the loader. One call per key at a time: it runs under the key's lock, and who
 * waited for that lock takes its result, a null or an exception too.
 */
final class Loads<K, V> {
  private final ReadThrough<K, V> readThrough;
  private final Deadlines deadlines;
  private final Statistics statistics;

  /** Null where a miss loads nothing. */
  private final @Nullable RunningLoads<K, V> running;

  Loads(ReadThrough<K, V> readThrough, Deadlines deadlines, Statistics statistics) {
    this.readThrough = readThrough;
    this.deadlines = deadlines;
    this.statistics = statistics;
    this.running = readThrough.loadsOnMiss() ? new RunningLoads<>() : null;
  }

  /** Runs a step that loads the entry if it is absent; where a miss does. */
  @Nullable V load(K key, Function<Decision<V, @Nullable V>, @Nullable V> step) {
    RunningLoads<K, V> loads = requireNonNull(running, "running");
    Load<K, V> own = new Load<>(key);
    Load<K, V> other = loads.add(own);
    try {
      return step.apply(Decision.asking(Asks.LOADER, current -> get(current, other, own)));
    } finally {
      if (other == null) {
        loads.remove(own);
      }
    }
  }

  private Verdict<V, @Nullable V> get(
      @Nullable Live<V> current, @Nullable Load<K, V> other, Load<K, V> own) {
    if (current != null) {
      return deadlines.accessed(current, current.value());
    }
    if (other != null && other.hasEnded()) {
      // What was loaded then has left since; it is an answer, but not to be kept again.
      return Verdict.<V, @Nullable V>keep(result(other)).counted();
    }
    load(own); // again after a conflict: what was loaded before may be no more
    V value = result(own);
    return this.<@Nullable V>loaded(null, value, value).counted();
  }

  /** A miss is one also when the loader throws. */
  private @Nullable V result(Load<K, V> load) {
    try {
      return load.result();
    } catch (RuntimeException e) {
      statistics.lookedUp(0, 1);
      throw e;
    }
  }

  private void load(Load<K, V> own) {
    try {
      own.returned(readThrough.load(own.key()));
    } catch (RuntimeException e) {
      own.failed(e);
    }
  }

  /** Loads the absent ones; counts each as a hit or a miss. */
  BulkDecision<K, V, @Nullable V> getAll() {
    return BulkDecision.asking(
        readThrough.loadsOnMiss() ? Asks.LOADER : Asks.NOBODY,
        (keys, current) -> {
          Map<K, V> found = readThrough.loadsOnMiss() ? loadCounted(keys, current) : Map.of();
          Map<K, Verdict<V, @Nullable V>> verdicts = new LinkedHashMap<>();
          for (K key : keys) {
            Live<V> live = current.get(key);
            verdicts.put(
                key,
                live != null
                    ? deadlines.<V, @Nullable V>accessed(live, live.value())
                    : this.<@Nullable V>loaded(null, found.get(key), found.get(key)).counted());
          }
          return verdicts;
        });
  }

  /** Loads the absent ones, or all; counts nothing. */
  BulkDecision<K, V, Boolean> loadAll(boolean replace) {
    return BulkDecision.asking(
        Asks.LOADER,
        (keys, current) -> {
          Map<K, V> found = replace ? readThrough.loadAll(keys) : loadAbsent(keys, current);
          Map<K, Verdict<V, Boolean>> verdicts = new LinkedHashMap<>();
          for (K key : keys) {
            verdicts.put(key, loaded(current.get(key), found.get(key), true));
          }
          return verdicts;
        });
  }

  private Map<K, V> loadCounted(Set<K> keys, Map<K, Live<V>> current) {
    try {
      return loadAbsent(keys, current);
    } catch (RuntimeException e) {
      statistics.lookedUp(current.size(), keys.size() - current.size());
      throw e;
    }
  }

  private Map<K, V> loadAbsent(Set<K> keys, Map<K, Live<V>> current) {
    Set<K> absent = new LinkedHashSet<>(keys);
    absent.removeAll(current.keySet());
    return readThrough.loadAll(absent);
  }

  private <R> Verdict<V, R> loaded(
      @Nullable Live<V> current, @Nullable V value, @Nullable R answer) {
    return value == null
        ? Verdict.keep(answer)
        : Verdict.load(value, deadlines.onPut(current), answer);
  }
}
