package io.larder.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One JCache operation on many entries, so that a loader is asked once for all of them.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 * @param <R> the type of the answers
 */
@FunctionalInterface
public interface BulkDecision<K, V, R> {
  /**
   * Says what to do with each entry.
   *
   * @param keys the entries to decide on; all of them at first, later those that met a conflict
   * @param current the live ones among them
   * @return a verdict for each of the keys
   */
  Map<K, Verdict<V, R>> decide(Set<K> keys, Map<K, Live<V>> current);

  /** Tells whom a verdict may ask. */
  default Asks asks() {
    return Asks.WRITER;
  }

  /** Tells what the decision has to know of the entries. */
  default Needs needs() {
    return Needs.ENTRY;
  }

  /** Returns the decision that makes up its mind about each entry alone. */
  static <K, V, R> BulkDecision<K, V, R> each(Function<K, Decision<V, R>> decisions) {
    return each(Asks.WRITER, Needs.ENTRY, decisions);
  }

  /**
   * Returns the decision that makes up its mind about each entry alone.
   *
   * @param asks what all of the decisions say of themselves
   * @param needs what all of the decisions say of themselves
   */
  static <K, V, R> BulkDecision<K, V, R> each(
      Asks asks, Needs needs, Function<K, Decision<V, R>> decisions) {
    return new BulkDecision<>() {
      @Override
      public Map<K, Verdict<V, R>> decide(Set<K> keys, Map<K, Live<V>> current) {
        Map<K, Verdict<V, R>> verdicts = new LinkedHashMap<>();
        for (K key : keys) {
          verdicts.put(key, decisions.apply(key).decide(current.get(key)));
        }
        return verdicts;
      }

      @Override
      public Asks asks() {
        return asks;
      }

      @Override
      public Needs needs() {
        return needs;
      }
    };
  }

  /** Returns the same decision, known to ask no more than this. */
  static <K, V, R> BulkDecision<K, V, R> asking(Asks asks, BulkDecision<K, V, R> decision) {
    return new BulkDecision<>() {
      @Override
      public Map<K, Verdict<V, R>> decide(Set<K> keys, Map<K, Live<V>> current) {
        return decision.decide(keys, current);
      }

      @Override
      public Asks asks() {
        return asks;
      }
    };
  }
}
