package io.larder.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RatioTest {
  @Test
  void whatIsAlwaysTwiceAsMuchIsTwiceWithoutDoubt() {
    Ratio ratio = Ratio.of(List.of(2.0, 40.0, 6.0), List.of(1.0, 20.0, 3.0));
    assertThat(ratio.mean()).isEqualTo(2, within(1e-9));
    assertThat(ratio.low()).isEqualTo(2, within(1e-9));
    assertThat(ratio.high()).isEqualTo(2, within(1e-9));
  }

  @Test
  void theMeanIsGeometric() {
    assertThat(Ratio.of(List.of(1.0, 4.0), List.of(1.0, 1.0)).mean()).isEqualTo(2, within(1e-9));
  }

  /** Logarithms -1, 0, 1: standard deviation 1, t of two degrees of freedom 4.302653. */
  @Test
  void theBoundsAreStudents() {
    List<Double> above = List.of(1 / Math.E, 1.0, Math.E);
    Ratio ratio = Ratio.of(above, List.of(1.0, 1.0, 1.0));
    double reach = 4.302653 / Math.sqrt(3);
    assertThat(ratio.mean()).isEqualTo(1, within(1e-9));
    assertThat(Math.log(ratio.low())).isEqualTo(-reach, within(1e-5));
    assertThat(Math.log(ratio.high())).isEqualTo(reach, within(1e-5));
  }

  @Test
  void theReciprocalHasReciprocalBounds() {
    List<Double> one = List.of(3.0, 4.0, 3.5, 4.2);
    List<Double> other = List.of(1.0, 1.1, 0.9, 1.3);
    Ratio ratio = Ratio.of(one, other);
    Ratio reciprocal = Ratio.of(other, one);
    assertThat(1 / reciprocal.mean()).isEqualTo(ratio.mean(), within(1e-9));
    assertThat(1 / reciprocal.low()).isEqualTo(ratio.high(), within(1e-9));
    assertThat(1 / reciprocal.high()).isEqualTo(ratio.low(), within(1e-9));
  }

  @Test
  void aSlowRoundThatSlowsBothMakesNoDoubt() {
    Ratio ratio = Ratio.of(List.of(30.0, 15.0, 31.0), List.of(20.0, 10.0, 20.0));
    assertThat(ratio.low()).isGreaterThan(1.4);
    assertThat(ratio.high()).isLessThan(1.6);
  }

  @Test
  void nineteenOfTwentyIntervalsHoldTheTruth() {
    Random random = new Random(1);
    int runs = 2_000;
    int held = 0;
    for (int run = 0; run < runs; run++) {
      Ratio ratio = Ratio.of(noisy(random, 3), noisy(random, 2));
      held += ratio.low() <= 1.5 && 1.5 <= ratio.high() ? 1 : 0;
    }
    assertThat((double) held / runs).isEqualTo(0.95, within(0.015));
  }

  private static List<Double> noisy(Random random, double truth) {
    return DoubleStream.generate(() -> truth * Math.exp(0.2 * random.nextGaussian()))
        .limit(5)
        .boxed()
        .toList();
  }

  @Test
  void oneRoundKnowsNoBounds() {
    Ratio ratio = Ratio.of(List.of(3.0), List.of(2.0));
    assertThat(ratio).isEqualTo(new Ratio(1.5, 0, Double.POSITIVE_INFINITY));
  }

  @Test
  void roundsMustBeTheSame() {
    assertThatThrownBy(() -> Ratio.of(List.of(1.0), List.of(1.0, 2.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
