package io.larder.benchmark.aws;

import io.larder.benchmark.compare.Difference;
import io.larder.benchmark.compare.Ratio;
import io.larder.benchmark.compare.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What calls cost in all rounds, and whether that is what it is to be, as Markdown. */
final class CallTable {
  private static final double TIMES_THE_FLOOR = 1.25;
  private static final double MICROSECONDS_MORE = 300;

  /**
   * What one subject needed for one call, one figure for each round.
   *
   * @param micros of one call
   * @param allocated bytes
   */
  private record Samples(List<Double> micros, List<Double> allocated) {
    Samples() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private final Map<Call, Map<Subject, Samples>> rows = new EnumMap<>(Call.class);

  void add(Call call, Subject subject, double micros, double allocated) {
    Samples samples =
        rows.computeIfAbsent(call, any -> new EnumMap<>(Subject.class))
            .computeIfAbsent(subject, any -> new Samples());
    samples.micros().add(micros);
    samples.allocated().add(allocated);
  }

  /** Returns the goals with what became of them, then all figures. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| call | goal | figure (95 % between) | verdict |\n| --- | --- | --- | --- |\n");
    rows.keySet().forEach(call -> goals(call, text));
    text.append("\n| call | subject | µs | of the floor | bytes allocated |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    rows.forEach(
        (call, subjects) ->
            subjects.forEach(
                (subject, samples) ->
                    text.append(
                        "| %s | %s | %.1f | %s | %,.0f |\n"
                            .formatted(
                                call.label(),
                                subject.label(),
                                mean(samples.micros()),
                                Ratio.of(samples.micros(), micros(call, Subject.FLOOR)),
                                mean(samples.allocated())))));
    return text.toString();
  }

  private void goals(Call call, StringBuilder text) {
    Ratio heap = Ratio.of(micros(call, Subject.HEAP), micros(call, Subject.FLOOR));
    goal(
        call,
        "heap ≤ %.2f × floor".formatted(TIMES_THE_FLOOR),
        heap.toString(),
        heap.atMost(TIMES_THE_FLOOR),
        text);
    for (Subject less : List.of(Subject.HEAP, Subject.FLOOR)) {
      Difference more = Difference.of(micros(call, Subject.SQLITE), micros(call, less));
      goal(
          call,
          "sqlite − %s ≤ %.0f µs".formatted(less.label(), MICROSECONDS_MORE),
          more + " µs",
          more.atMost(MICROSECONDS_MORE),
          text);
    }
  }

  private static void goal(
      Call call, String goal, String figure, Verdict verdict, StringBuilder text) {
    text.append("| %s | %s | %s | %s |\n".formatted(call.label(), goal, figure, verdict));
  }

  private List<Double> micros(Call call, Subject subject) {
    return rows.getOrDefault(call, Map.of()).getOrDefault(subject, new Samples()).micros();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }
}
