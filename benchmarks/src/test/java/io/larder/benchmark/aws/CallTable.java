package io.larder.benchmark.aws;

import io.larder.benchmark.compare.Difference;
import io.larder.benchmark.compare.Ratio;
import io.larder.benchmark.compare.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What calls cost in all rounds, and whether that is what it is to be, as Markdown. */
final class CallTable {
  private static final double TIMES_THE_FLOOR = 1.25;
  private static final double MICROSECONDS_MORE = 300;

  private final Map<Call, Map<Subject, List<CallSample>>> rows = new EnumMap<>(Call.class);

  void add(Call call, Subject subject, CallSample sample) {
    rows.computeIfAbsent(call, any -> new EnumMap<>(Subject.class))
        .computeIfAbsent(subject, any -> new ArrayList<>())
        .add(sample);
  }

  /** Returns the goals with what became of them, then all figures. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| call | goal | figure (95 % between) | verdict |\n| --- | --- | --- | --- |\n");
    rows.keySet().forEach(call -> goals(call, text));
    text.append(
        "\n| call | subject | µs | of the floor | CPU µs | of the floor | bytes allocated |\n");
    text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    rows.forEach(
        (call, subjects) ->
            subjects.keySet().forEach(subject -> text.append(figures(call, subject))));
    return text.toString();
  }

  private String figures(Call call, Subject subject) {
    return "| %s | %s | %.1f | %s | %.1f | %s | %,.0f |\n"
        .formatted(
            call.label(),
            subject.label(),
            mean(micros(call, subject)),
            ofFloor(call, subject, CallSample::micros),
            mean(of(call, subject, CallSample::cpuMicros)),
            ofFloor(call, subject, CallSample::cpuMicros),
            mean(of(call, subject, CallSample::allocated)));
  }

  private String ofFloor(Call call, Subject subject, Function<CallSample, Double> figure) {
    return has(call, subject, Subject.FLOOR)
        ? Ratio.of(of(call, subject, figure), of(call, Subject.FLOOR, figure)).toString()
        : "";
  }

  private void goals(Call call, StringBuilder text) {
    if (has(call, Subject.HEAP, Subject.FLOOR)) {
      Ratio heap = Ratio.of(micros(call, Subject.HEAP), micros(call, Subject.FLOOR));
      goal(
          call,
          "heap ≤ %.2f × floor".formatted(TIMES_THE_FLOOR),
          heap.toString(),
          heap.atMost(TIMES_THE_FLOOR),
          text);
    }
    for (Subject less : List.of(Subject.HEAP, Subject.FLOOR)) {
      if (has(call, Subject.SQLITE, less)) {
        Difference more = Difference.of(micros(call, Subject.SQLITE), micros(call, less));
        goal(
            call,
            "sqlite − %s ≤ %.0f µs".formatted(less.label(), MICROSECONDS_MORE),
            more + " µs",
            more.atMost(MICROSECONDS_MORE),
            text);
      }
    }
  }

  private boolean has(Call call, Subject one, Subject other) {
    return rows.getOrDefault(call, Map.of()).keySet().containsAll(List.of(one, other));
  }

  private static void goal(
      Call call, String goal, String figure, Verdict verdict, StringBuilder text) {
    text.append("| %s | %s | %s | %s |\n".formatted(call.label(), goal, figure, verdict));
  }

  private List<Double> micros(Call call, Subject subject) {
    return of(call, subject, CallSample::micros);
  }

  private List<Double> of(Call call, Subject subject, Function<CallSample, Double> figure) {
    return rows.getOrDefault(call, Map.of()).getOrDefault(subject, List.of()).stream()
        .map(figure)
        .toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }
}
