package io.larder.benchmark.compare;

import java.util.List;

/**
 * How many times one thing is another, with bounds between which the true ratio lies with 95 %
 * confidence.
 *
 * <p>Each round measures both close in time, so what slows the machine down slows both: the ratio
 * of each round is taken, and Student's t interval of the mean of their logarithms. A ratio is then
 * the geometric mean of the rounds' ratios, and its reciprocal has the reciprocal bounds. With
 * fewer than two rounds the bounds are unknown: 0 and infinity.
 *
 * @param mean geometric
 * @param low bound
 * @param high bound
 */
public record Ratio(double mean, double low, double high) {
  /**
   * Compares two rows of samples.
   *
   * @param above one for each round, all greater than 0
   * @param below the same rounds of the other
   */
  public static Ratio of(List<Double> above, List<Double> below) {
    Interval logarithms = Interval.of(above, below, (one, other) -> Math.log(one / other));
    return new Ratio(
        Math.exp(logarithms.mean()), Math.exp(logarithms.low()), Math.exp(logarithms.high()));
  }

  /** Judges a ratio that is not to be less than a figure. */
  public Verdict atLeast(double figure) {
    return Verdict.atLeast(figure, low, high);
  }

  /** Judges a ratio that is not to be more than a figure. */
  public Verdict atMost(double figure) {
    return Verdict.atMost(figure, low, high);
  }

  @Override
  public String toString() {
    return low == 0 ? "%.2f".formatted(mean) : "%.2f (%.2f to %.2f)".formatted(mean, low, high);
  }
}
