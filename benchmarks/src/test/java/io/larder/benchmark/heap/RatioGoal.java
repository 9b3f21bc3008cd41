package io.larder.benchmark.heap;

import io.larder.benchmark.compare.Ratio;
import io.larder.benchmark.compare.Verdict;
import java.util.Optional;

/**
 * Larder's ratio to something else is to be at least, or at most, some figure.
 *
 * @param against the name of a subject, or {@link #BEST_PEER}
 * @param figure of the ratio
 * @param atLeast whether the ratio must not be less; otherwise it must not be more
 */
record RatioGoal(String against, double figure, boolean atLeast) implements Goal {
  static final String BEST_PEER = "best peer";

  static RatioGoal atLeast(double figure, String against) {
    return new RatioGoal(against, figure, true);
  }

  static RatioGoal atMost(double figure, String against) {
    return new RatioGoal(against, figure, false);
  }

  @Override
  public Optional<Outcome> judge(Measure measure, Samples samples) {
    return (against.equals(BEST_PEER) ? samples.best(measure) : Optional.of(against))
        .filter(other -> samples.comparable(Subjects.LARDER, other))
        .map(
            other -> {
              Ratio ratio = samples.ratio(Subjects.LARDER, other);
              return new Outcome(other, ratio.toString(), judge(ratio));
            });
  }

  /** Judges by the bound that is the less favourable. */
  Verdict judge(Ratio ratio) {
    return atLeast ? ratio.atLeast(figure) : ratio.atMost(figure);
  }

  @Override
  public String toString() {
    return "%s %.2f × %s".formatted(atLeast ? "≥" : "≤", figure, against);
  }
}
