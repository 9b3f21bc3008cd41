package io.larder.benchmark.heap;

import static io.larder.benchmark.heap.RatioGoal.BEST_PEER;
import static io.larder.benchmark.heap.RatioGoal.atLeast;
import static io.larder.benchmark.heap.RatioGoal.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.benchmark.compare.Ratio;
import io.larder.benchmark.compare.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoalTest {
  private final Samples samples = new Samples();

  @Test
  void theLowerBoundReachesWhatIsToBeAtLeast() {
    RatioGoal goal = atLeast(1.5, BEST_PEER);
    assertThat(goal.judge(new Ratio(1.6, 1.5, 1.7))).isEqualTo(Verdict.REACHED);
    assertThat(goal.judge(new Ratio(1.6, 1.49, 1.7))).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(goal.judge(new Ratio(1.4, 1.3, 1.49))).isEqualTo(Verdict.NOT_REACHED);
  }

  @Test
  void theUpperBoundReachesWhatIsToBeAtMost() {
    RatioGoal goal = atMost(0.85, BEST_PEER);
    assertThat(goal.judge(new Ratio(0.8, 0.7, 0.85))).isEqualTo(Verdict.REACHED);
    assertThat(goal.judge(new Ratio(0.8, 0.7, 0.86))).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(goal.judge(new Ratio(0.9, 0.86, 1))).isEqualTo(Verdict.NOT_REACHED);
  }

  @Test
  void theBestPeerIsTheOneWithTheMostOperations() {
    add(Subjects.LARDER, 30, 33);
    add("ehcache", 10, 11);
    add("cache2k", 20, 22);
    assertThat(judge(Unit.OPERATIONS_A_SECOND, atLeast(1.4, BEST_PEER)))
        .containsExactly(new Goal.Outcome("cache2k", "1.50 (1.50 to 1.50)", Verdict.REACHED));
  }

  @Test
  void theBestPeerIsTheOneWithTheFewestBytes() {
    add(Subjects.LARDER, 30, 33);
    add("ehcache", 10, 11);
    add("cache2k", 20, 22);
    assertThat(judge(Unit.BYTES_BY_ENTRY, atMost(1, BEST_PEER)))
        .containsExactly(new Goal.Outcome("ehcache", "3.00 (3.00 to 3.00)", Verdict.NOT_REACHED));
  }

  @Test
  void nothingIsSaidAboutWhomNobodyMeasured() {
    add(Subjects.LARDER, 30, 33);
    assertThat(judge(Unit.OPERATIONS_A_SECOND, atLeast(1, BEST_PEER))).isEmpty();
    assertThat(judge(Unit.OPERATIONS_A_SECOND, atLeast(1, Subjects.MAP))).isEmpty();
  }

  @Test
  void oneRoundThatAllocatesIsTooMuch() {
    samples.add(Subjects.LARDER, new Sample(1, Map.of(Sample.ALLOCATED, 0.001)));
    assertThat(judge(Unit.OPERATIONS_A_SECOND, new NoAllocation()))
        .extracting(Goal.Outcome::verdict)
        .containsExactly(Verdict.REACHED);
    samples.add(Subjects.LARDER, new Sample(1, Map.of(Sample.ALLOCATED, 16.0)));
    assertThat(judge(Unit.OPERATIONS_A_SECOND, new NoAllocation()))
        .extracting(Goal.Outcome::verdict)
        .containsExactly(Verdict.NOT_REACHED);
  }

  private List<Goal.Outcome> judge(Unit unit, Goal goal) {
    Measure measure =
        new Measure(
            "some",
            unit,
            (subject, threads) -> new Sample(1, Map.of()),
            Subjects.BOUNDED_PEERS,
            List.of(),
            List.of(goal));
    return goal.judge(measure, samples).stream().toList();
  }

  private void add(String subject, double... values) {
    for (double value : values) {
      samples.add(subject, new Sample(value, Map.of()));
    }
  }
}
