package io.larder.benchmark.compare;

import java.util.List;

/**
 * How much more one thing is than another, with bounds between which the true difference lies with
 * 95 % confidence: Student's t interval of the rounds' differences. With fewer than two rounds the
 * bounds are infinite.
 *
 * @param mean arithmetic, in the samples' unit
 * @param low bound
 * @param high bound
 */
public record Difference(double mean, double low, double high) {
  /**
   * Compares two rows of samples.
   *
   * @param more one for each round
   * @param less the same rounds of the other
   */
  public static Difference of(List<Double> more, List<Double> less) {
    Interval interval = Interval.of(more, less, (one, other) -> one - other);
    return new Difference(interval.mean(), interval.low(), interval.high());
  }

  /** Judges a difference that is not to be more than a figure. */
  public Verdict atMost(double figure) {
    return Verdict.atMost(figure, low, high);
  }

  @Override
  public String toString() {
    return Double.isInfinite(low)
        ? "%.1f".formatted(mean)
        : "%.1f (%.1f to %.1f)".formatted(mean, low, high);
  }
}
