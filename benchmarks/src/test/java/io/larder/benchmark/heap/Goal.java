package io.larder.benchmark.heap;

/**
 * What Larder's ratio to something else must be.
 *
 * @param against the name of a subject, or {@link #BEST_PEER}
 * @param figure of the ratio
 * @param atLeast whether the ratio must not be less; otherwise it must not be more
 */
record Goal(String against, double figure, boolean atLeast) {
  static final String BEST_PEER = "best peer";

  static Goal atLeast(double figure, String against) {
    return new Goal(against, figure, true);
  }

  static Goal atMost(double figure, String against) {
    return new Goal(against, figure, false);
  }

  /** Judges by the bound that is the less favourable. */
  Verdict judge(Ratio ratio) {
    boolean sure = atLeast ? ratio.low() >= figure : ratio.high() <= figure;
    boolean lost = atLeast ? ratio.high() < figure : ratio.low() > figure;
    return sure ? Verdict.REACHED : lost ? Verdict.NOT_REACHED : Verdict.INCONCLUSIVE;
  }

  /** Whether a goal is reached, as far as a confidence interval tells. */
  enum Verdict {
    REACHED,
    INCONCLUSIVE,
    NOT_REACHED;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  @Override
  public String toString() {
    return (atLeast ? "≥ " : "≤ ") + figure + " × " + against;
  }
}
