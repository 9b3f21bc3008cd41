package io.larder.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  /** Differences 1, 2, 3: standard deviation 1, t of two degrees of freedom 4.302653. */
  @Test
  void theBoundsAreStudents() {
    Difference difference = Difference.of(List.of(11.0, 22.0, 33.0), List.of(10.0, 20.0, 30.0));
    double reach = 4.302653 / Math.sqrt(3);
    assertThat(difference.mean()).isEqualTo(2, within(1e-9));
    assertThat(difference.low()).isEqualTo(2 - reach, within(1e-5));
    assertThat(difference.high()).isEqualTo(2 + reach, within(1e-5));
  }

  @Test
  void theUpperBoundDecidesWhatIsToBeAtMost() {
    Difference difference = new Difference(2, 1, 3);
    assertThat(difference.atMost(3)).isEqualTo(Verdict.REACHED);
    assertThat(difference.atMost(2)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(difference.atMost(0.9)).isEqualTo(Verdict.NOT_REACHED);
  }

  @Test
  void oneRoundKnowsNoBounds() {
    Difference difference = Difference.of(List.of(3.0), List.of(2.0));
    assertThat(difference.atMost(1_000)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(difference).hasToString("1.0");
  }
}
