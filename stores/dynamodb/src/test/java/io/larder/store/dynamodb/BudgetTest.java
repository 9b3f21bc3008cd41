package io.larder.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.contract.FakeTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BudgetTest {
  private static final int TRIES = 2_000; // the pauses are random

  private final FakeTicker ticker = new FakeTicker();

  @Test
  void whoAsksAgainHasTimeForAnAnswer() {
    for (int i = 0; i < TRIES; i++) {
      Budget budget = Budget.of(ticker, 5_000);
      for (int round = 1; budget.pause(round); round++) {
        Duration enough = Duration.ofMillis(round > 5 ? 250 : 10);
        assertThat(budget.left()).isGreaterThanOrEqualTo(enough);
      }
    }
  }

  @Test
  void mostOfABudgetIsUsed() {
    for (int i = 0; i < TRIES; i++) {
      Budget budget = Budget.of(ticker, 5_000);
      for (int round = 1; budget.pause(round); round++) {
        assertThat(budget.left()).isPositive();
      }
      assertThat(budget.left()).isLessThan(Duration.ofSeconds(2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200})
  void aShortBudgetAsksAgainToo(int millis) {
    assertThat(Budget.of(ticker, millis).pause(1)).isTrue();
  }

  @Test
  void nobodyWaitsForWhatWouldComeTooLate() {
    long before = ticker.nanos();

    assertThat(Budget.of(ticker, 20).pause(1)).isFalse();
    assertThat(ticker.nanos()).isEqualTo(before);
  }
}
