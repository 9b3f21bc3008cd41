package io.larder.benchmark.heap;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The rows with their ratios, as Markdown. */
final class Table {
  private record Key(Measure measure, int threads) {}

  private final Map<Key, Samples> rows = new LinkedHashMap<>();

  void add(Measure measure, int threads, String subject, Sample sample) {
    rows.computeIfAbsent(new Key(measure, threads), any -> new Samples()).add(subject, sample);
  }

  void print(PrintStream out) {
    out.println("| measure | threads | goal | against | ratio (95 %) | verdict |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    rows.forEach(
        (key, samples) -> key.measure().goals().forEach(goal -> print(out, key, samples, goal)));
    out.println();
    out.println("| measure | threads | subject | mean | B/op |");
    out.println("| --- | --- | --- | --- | --- |");
    rows.forEach(
        (key, samples) ->
            samples
                .subjects()
                .forEach(
                    s ->
                        out.printf(
                            "| %s | %d | %s | %,.0f %s | %.3f |%n",
                            key.measure().name(),
                            key.threads(),
                            s,
                            samples.mean(s),
                            key.measure().unit(),
                            samples.allocated(s))));
  }

  private static void print(PrintStream out, Key key, Samples samples, Goal goal) {
    Optional<String> against =
        goal.against().equals(Goal.BEST_PEER)
            ? key.measure().peers().stream()
                .filter(samples::has)
                .max(Comparator.comparing(samples::mean))
            : Optional.of(goal.against()).filter(samples::has);
    if (against.isEmpty() || !samples.has(Subjects.LARDER)) {
      return;
    }
    Ratio ratio = samples.ratio(Subjects.LARDER, against.get());
    out.printf(
        "| %s | %d | %s | %s | %.2f (%.2f to %.2f) | %s |%n",
        key.measure().name(),
        key.threads(),
        goal,
        against.get(),
        ratio.mean(),
        ratio.low(),
        ratio.high(),
        goal.judge(ratio));
  }
}
