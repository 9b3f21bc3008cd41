package io.larder.engine.policy;

/** How often something came off of late: older cases count for less and less. */
final class Odds {
  private static final int ENOUGH = 8;

  private double cases;
  private double successes;

  /** Counts a success, of a case that was counted before. */
  void succeeded() {
    successes++;
  }

  /** Counts a case that is decided. */
  void tried(int memory, boolean success) {
    tried(memory);
    if (success) {
      successes++;
    }
  }

  /**
   * Counts a case, which may succeed later.
   *
   * @param memory how many cases count before all of them are halved
   */
  void tried(int memory) {
    cases++;
    if (cases > memory) {
      cases /= 2;
      successes /= 2;
    }
  }

  /** Returns whether there were cases enough to judge by. */
  boolean known() {
    return cases > ENOUGH;
  }

  /** Returns successes by case, 0 for no case. */
  double value() {
    return cases == 0 ? 0 : successes / cases;
  }
}
