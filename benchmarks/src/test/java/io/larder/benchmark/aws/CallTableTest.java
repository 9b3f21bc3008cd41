package io.larder.benchmark.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallTableTest {
  private final CallTable table = new CallTable();

  @Test
  void goalsAreJudgedByRound() {
    for (int round = 1; round <= 3; round++) {
      add(Subject.FLOOR, 100 * round);
      add(Subject.HEAP, 120 * round);
      add(Subject.SQLITE, 100 * round + 350);
      add(Subject.UNCACHED, 1_000 * round);
    }
    assertThat(table.markdown())
        .contains("| list-users | heap ≤ 1.25 × floor | 1.20 (1.20 to 1.20) | reached |")
        .contains(
            "| list-users | sqlite − floor ≤ 300 µs | 350.0 (350.0 to 350.0) µs | not reached |")
        .contains(
            "| list-users | uncached | 2000.0 | 10.00 (10.00 to 10.00) | 4000.0 | 10.00 (10.00 to 10.00) | 5 |");
  }

  @Test
  void oneRoundDecidesNothing() {
    for (Subject subject : Subject.values()) {
      add(subject, 100);
    }
    assertThat(table.markdown())
        .contains("| list-users | heap ≤ 1.25 × floor | 1.00 | inconclusive |")
        .contains("| list-users | sqlite − heap ≤ 300 µs | 0.0 µs | inconclusive |");
  }

  @Test
  void whereOneIsNotMeasuredNothingIsSaidOfIt() {
    add(Subject.HEAP, 100);
    add(Subject.SQLITE, 120);
    assertThat(table.markdown())
        .contains("sqlite − heap")
        .doesNotContain("sqlite − floor", "heap ≤ 1.25")
        .contains("| list-users | heap | 100.0 |  | 200.0 |  | 5 |");
  }

  private void add(Subject subject, double micros) {
    table.add(Call.LIST_USERS, subject, new CallSample(micros, 2 * micros, 5));
  }
}
