package io.larder.engine;

import org.jspecify.annotations.Nullable;

/**
 * One JCache operation on one entry. Pure, save that the decision of an {@code invoke} runs the
 * user's processor and that of a read-through asks the loader. A tier over a shared store runs it
 * again when another process changed the entry meanwhile.
 *
 * @param <V> the type of the entry's value
 * @param <R> the type of the answer
 */
@FunctionalInterface
public interface Decision<V, R> {
  /**
   * Says what to do.
   *
   * @param current the live entry, null when there is none
   */
  Verdict<V, R> decide(@Nullable Live<V> current);

  /** Tells whom a verdict may ask. */
  default Asks asks() {
    return Asks.WRITER;
  }

  /** Tells what the decision has to know of the entry. */
  default Needs needs() {
    return Needs.ENTRY;
  }

  /** Returns the same decision, known to ask no more than this. */
  static <V, R> Decision<V, R> asking(Asks asks, Decision<V, R> decision) {
    return new Decision<>() {
      @Override
      public Verdict<V, R> decide(@Nullable Live<V> current) {
        return decision.decide(current);
      }

      @Override
      public Asks asks() {
        return asks;
      }
    };
  }
}
