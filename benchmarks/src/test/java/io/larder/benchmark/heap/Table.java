package io.larder.benchmark.heap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows with what was measured, and their text as Markdown. */
final class Table {
  private final Map<Row, Samples> rows = new LinkedHashMap<>();

  void add(Row row, String subject, Sample sample) {
    rows.computeIfAbsent(row, any -> new Samples()).add(subject, sample);
  }

  Map<Row, Samples> rows() {
    return rows;
  }

  /** Returns the goals with what became of them, then all figures. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| measure | goal | best or ceiling | ratio (95 % between) | verdict |\n");
    text.append("| --- | --- | --- | --- | --- |\n");
    rows.forEach((row, samples) -> goals(row, samples, text));
    text.append("\n| measure | subject | mean | median | of the best peer | medians of more |\n");
    text.append("| --- | --- | --- | --- | --- | --- |\n");
    rows.forEach(
        (row, samples) ->
            samples.subjects().forEach(subject -> figures(row, samples, subject, text)));
    return text.toString();
  }

  private static void goals(Row row, Samples samples, StringBuilder text) {
    for (Goal goal : row.measure().goals()) {
      goal.judge(row.measure(), samples)
          .ifPresent(
              o ->
                  text.append(
                      "| %s | %s | %s | %s | %s |\n"
                          .formatted(row, goal, o.against(), o.figure(), o.verdict())));
    }
  }

  private static void figures(Row row, Samples samples, String subject, StringBuilder text) {
    String ratio =
        samples.best(row.measure()).map(best -> samples.ratio(subject, best).toString()).orElse("");
    String more =
        samples.more(subject).entrySet().stream()
            .map(e -> "%,.3f %s".formatted(e.getValue(), e.getKey()))
            .collect(Collectors.joining("; "));
    text.append(
        "| %s | %s | %s %s | %s | %s | %s |\n"
            .formatted(
                row,
                subject,
                number(samples.mean(subject)),
                row.measure().unit(),
                number(samples.median(subject)),
                ratio,
                more));
  }

  private static String number(double value) {
    return (value < 1_000 ? "%.2f" : "%,.0f").formatted(value);
  }
}
