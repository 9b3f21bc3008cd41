package io.larder.benchmark.heap;

import io.larder.benchmark.compare.Verdict;
import java.util.Optional;

/** What Larder is to reach in a measure. Its text is for people. */
sealed interface Goal permits RatioGoal, NoAllocation {
  /** Returns what became of it; nothing when those that it needs were not measured. */
  Optional<Outcome> judge(Measure measure, Samples samples);

  /**
   * What became of a goal.
   *
   * @param against the subject that Larder was compared to, or empty
   * @param figure for people
   */
  record Outcome(String against, String figure, Verdict verdict) {}
}
