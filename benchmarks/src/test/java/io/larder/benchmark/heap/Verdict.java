package io.larder.benchmark.heap;

import java.util.Locale;

/** Whether a goal is reached, as far as samples tell. */
enum Verdict {
  REACHED,
  /** The confidence interval holds the figure: more rounds may tell. */
  INCONCLUSIVE,
  NOT_REACHED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
