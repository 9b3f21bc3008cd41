package io.larder.benchmark.heap;

import io.larder.benchmark.compare.Verdict;
import java.util.Optional;

/**
 * No operation is to allocate. The smallest object has 16 bytes; so far below that is what JMH and
 * the JVM allocate at times, by no operation.
 */
record NoAllocation() implements Goal {
  private static final double NOTHING = 0.1;

  @Override
  public Optional<Outcome> judge(Measure measure, Samples samples) {
    return samples
        .most(Subjects.LARDER, Sample.ALLOCATED)
        .map(
            most ->
                new Outcome(
                    "",
                    "%.3f %s at most".formatted(most, Sample.ALLOCATED),
                    most < NOTHING ? Verdict.REACHED : Verdict.NOT_REACHED));
  }

  @Override
  public String toString() {
    return "0 " + Sample.ALLOCATED;
  }
}
