package io.larder.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyNodeTest {
  private final Keyed node = new Keyed(1);

  private void use(int times) {
    for (int i = 0; i < times; i++) {
      node.used();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void asManyUsesAreCountedAsMakeADifference(int most) {
    node.countUses(most);
    assertThat(node.uses()).isZero();
    use(most - 1);
    assertThat(node.uses()).isEqualTo(most - 1);
    use(1);
    assertThat(node.uses()).isEqualTo(most);
    use(1_000);
    assertThat(node.uses()).isEqualTo(most);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void countingBeginsAnew(int next) {
    node.countUses(3);
    use(2);
    node.countUses(next);
    assertThat(node.uses()).isZero();
    use(1_000);
    assertThat(node.uses()).isEqualTo(next);
  }
}
