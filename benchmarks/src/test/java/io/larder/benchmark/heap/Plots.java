package io.larder.benchmark.heap;

import static java.util.stream.Collectors.groupingBy;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.ChartEncoder;

/** Draws the table: bars by measure and subject, a plot for each unit and number of threads. */
final class Plots {
  private static final int WIDTH_BY_MEASURE = 130;

  /** Higher ratios are cut, or they would flatten the others. */
  private static final double HIGHEST_RATIO = 4;

  /** What stands in one plot. */
  private record Kind(Unit unit, int threads) {}

  private final Table table;

  Plots(Table table) {
    this.table = table;
  }

  /** Writes SVG files into a folder. */
  void write(Path folder) throws IOException {
    Map<Kind, List<Row>> plots =
        table.rows().keySet().stream()
            .collect(
                groupingBy(
                    row -> new Kind(row.measure().unit(), row.threads()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    for (Map.Entry<Kind, List<Row>> plot : plots.entrySet()) {
      Kind kind = plot.getKey();
      String name =
          kind.unit().name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + kind.threads();
      ChartEncoder.saveChart(chart(kind, plot.getValue()), folder.resolve(name).toString(), "svg");
    }
  }

  private CategoryChart chart(Kind kind, List<Row> rows) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(300 + WIDTH_BY_MEASURE * rows.size())
            .height(420)
            .title(title(kind))
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    Set<String> subjects = new LinkedHashSet<>();
    rows.forEach(row -> subjects.addAll(row.measure().subjects()));
    List<String> names = rows.stream().map(row -> row.measure().name()).toList();
    for (String subject : subjects) {
      List<@Nullable Double> heights = new ArrayList<>();
      rows.forEach(row -> heights.add(height(row, subject)));
      chart.addSeries(subject, names, heights);
    }
    return chart;
  }

  private static String title(Kind kind) {
    String threads = kind.threads() == 1 ? "1 thread" : kind.threads() + " threads";
    return kind.unit().moreIsBetter()
        ? "throughput / best peer's, %s (more is better, cut at %.0f)"
            .formatted(threads, HIGHEST_RATIO)
        : kind.unit() + ", " + threads + " (less is better)";
  }

  /**
   * Returns the mean, of throughput its ratio to the best peer, cut where it is very high; null
   * where nothing was measured.
   */
  private @Nullable Double height(Row row, String subject) {
    Samples samples = table.rows().get(row);
    if (samples == null || !samples.subjects().contains(subject)) {
      return null;
    }
    double mean = samples.mean(subject);
    return row.measure().unit().moreIsBetter()
        ? samples
            .best(row.measure())
            .map(best -> Math.min(HIGHEST_RATIO, mean / samples.mean(best)))
            .orElse(null)
        : Double.valueOf(mean);
  }
}
