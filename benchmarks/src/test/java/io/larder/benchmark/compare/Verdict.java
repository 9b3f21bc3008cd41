package io.larder.benchmark.compare;

import java.util.Locale;

/** Whether a figure is reached, as far as samples tell: the less favourable bound decides. */
public enum Verdict {
  /** It is, with 95 % confidence. */
  REACHED,
  /** The confidence interval holds the figure: more rounds may tell. */
  INCONCLUSIVE,
  /** It is not, with 95 % confidence. */
  NOT_REACHED;

  static Verdict atLeast(double figure, double low, double high) {
    return low >= figure ? REACHED : high < figure ? NOT_REACHED : INCONCLUSIVE;
  }

  static Verdict atMost(double figure, double low, double high) {
    return high <= figure ? REACHED : low > figure ? NOT_REACHED : INCONCLUSIVE;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
