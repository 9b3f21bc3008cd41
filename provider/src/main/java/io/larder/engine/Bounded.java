package io.larder.engine;

import java.util.function.UnaryOperator;

/** What keeps entries on the heap within bounds. Thread-safe. */
@FunctionalInterface
public interface Bounded {
  /**
   * Changes the bounds, and evicts at once what is too much then.
   *
   * @param change gives the new bounds for those so far
   * @throws IllegalStateException when one is of what was not counted from the beginning
   */
  void bound(UnaryOperator<Bounds> change);
}
