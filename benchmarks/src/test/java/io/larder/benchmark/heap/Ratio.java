package io.larder.benchmark.heap;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many times one thing is another, with bounds between which the true ratio lies with 95 %
 * confidence.
 *
 * <p>Each round measures both close in time, so what slows the machine down slows both: the ratio
 * of each round is taken, and Student's t interval of the mean of their logarithms. A ratio is then
 * the geometric mean of the rounds' ratios, and its reciprocal has the reciprocal bounds. With
 * fewer than two rounds the bounds are unknown: 0 and infinity.
 */
record Ratio(double mean, double low, double high) {
  private static final double TAIL = 0.025;

  /**
   * Compares two rows of samples.
   *
   * @param above one for each round, all greater than 0
   * @param below the same rounds of the other
   */
  static Ratio of(List<Double> above, List<Double> below) {
    if (above.size() != below.size() || above.isEmpty()) {
      throw new IllegalArgumentException(
          "not the same rounds: " + above.size() + " and " + below.size());
    }
    double[] logarithms =
        IntStream.range(0, above.size())
            .mapToDouble(i -> Math.log(above.get(i) / below.get(i)))
            .toArray();
    int n = logarithms.length;
    double mean = IntStream.range(0, n).mapToDouble(i -> logarithms[i]).sum() / n;
    if (n < 2) {
      return new Ratio(Math.exp(mean), 0, Double.POSITIVE_INFINITY);
    }
    double squares =
        IntStream.range(0, n).mapToDouble(i -> Math.pow(logarithms[i] - mean, 2)).sum();
    double error = Math.sqrt(squares / (n - 1) / n);
    double reach = TDistribution.of(n - 1).inverseSurvivalProbability(TAIL) * error;
    return new Ratio(Math.exp(mean), Math.exp(mean - reach), Math.exp(mean + reach));
  }

  @Override
  public String toString() {
    return low == 0 ? "%.2f".formatted(mean) : "%.2f (%.2f to %.2f)".formatted(mean, low, high);
  }
}
