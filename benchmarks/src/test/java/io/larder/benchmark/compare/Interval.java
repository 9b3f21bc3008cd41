package io.larder.benchmark.compare;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean, and the bounds between which the true one lies with 95 % confidence, by Student's t. With
 * fewer than two values the bounds are infinite.
 */
record Interval(double mean, double low, double high) {
  private static final double TAIL = 0.025;

  /**
   * Compares two rows of samples, round by round.
   *
   * @param one one for each round
   * @param other the same rounds
   */
  static Interval of(List<Double> one, List<Double> other, DoubleBinaryOperator comparison) {
    if (one.size() != other.size() || one.isEmpty()) {
      throw new IllegalArgumentException(
          "not the same rounds: " + one.size() + " and " + other.size());
    }
    return of(
        IntStream.range(0, one.size())
            .mapToDouble(i -> comparison.applyAsDouble(one.get(i), other.get(i)))
            .toArray());
  }

  private static Interval of(double[] values) {
    int n = values.length;
    double mean = Arrays.stream(values).sum() / n;
    if (n < 2) {
      return new Interval(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    double squares = Arrays.stream(values).map(value -> Math.pow(value - mean, 2)).sum();
    double error = Math.sqrt(squares / (n - 1) / n);
    double reach = TDistribution.of(n - 1).inverseSurvivalProbability(TAIL) * error;
    return new Interval(mean, mean - reach, mean + reach);
  }
}
