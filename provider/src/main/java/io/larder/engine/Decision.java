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
   * @param nowMillis wall-clock milliseconds
   */
  Verdict<V, R> decide(@Nullable Live<V> current, long nowMillis);

  /**
   * Tells whether a verdict may ask the writer, so that a tier over a shared store has to hold the
   * entry before it decides.
   */
  default boolean mayWrite() {
    return true;
  }

  /**
   * Tells whether a verdict on an absent entry may ask the loader, so that a tier over a shared
   * store has to hold what is absent: it has no version by which to see that it came and went.
   */
  default boolean mayLoad() {
    return false;
  }

  /** Returns the same decision, known never to ask the writer but the loader. */
  static <V, R> Decision<V, R> loading(Decision<V, R> decision) {
    return new Decision<>() {
      @Override
      public Verdict<V, R> decide(@Nullable Live<V> current, long nowMillis) {
        return decision.decide(current, nowMillis);
      }

      @Override
      public boolean mayWrite() {
        return false;
      }

      @Override
      public boolean mayLoad() {
        return true;
      }
    };
  }

  /** Returns the same decision, known never to ask the writer. */
  static <V, R> Decision<V, R> neverWriting(Decision<V, R> decision) {
    return new Decision<>() {
      @Override
      public Verdict<V, R> decide(@Nullable Live<V> current, long nowMillis) {
        return decision.decide(current, nowMillis);
      }

      @Override
      public boolean mayWrite() {
        return false;
      }
    };
  }
}
