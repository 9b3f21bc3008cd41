package io.larder.store.contract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a failing sequence short: leaves out what it also fails without, large pieces first [1].
 *
 * <p>[1] Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input, 2002
 */
final class Shrinking {
  private final Predicate<List<Operation>> fails;
  private int triesLeft;

  /**
   * A shrinking.
   *
   * @param tries how often to run a sequence at most
   */
  Shrinking(int tries, Predicate<List<Operation>> fails) {
    this.triesLeft = tries;
    this.fails = fails;
  }

  /** Returns the shortest failing sequence that was found. */
  List<Operation> shrink(List<Operation> failing) {
    List<Operation> shortest = failing;
    int piece = Math.max(1, shortest.size() / 2);
    while (triesLeft > 0) {
      List<Operation> shorter = without(shortest, piece);
      if (piece == 1 && shorter.size() == shortest.size()) {
        return shortest;
      }
      shortest = shorter;
      piece = Math.max(1, piece / 2);
    }
    return shortest;
  }

  private List<Operation> without(List<Operation> failing, int piece) {
    List<Operation> shortest = failing;
    int from = 0;
    while (from < shortest.size() && triesLeft-- > 0) {
      List<Operation> shorter = new ArrayList<>(shortest);
      shorter.subList(from, Math.min(shorter.size(), from + piece)).clear();
      if (fails.test(shorter)) {
        shortest = shorter;
      } else {
        from += piece;
      }
    }
    return shortest;
  }
}
