package io.larder.benchmark.trace;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hit ratios in percent, one row for each trace and size, printed as they come: of Belady's
 * optimum, of each subject, and how many points {@code adaptive} is above the best of the others.
 */
final class HitRatioTable {
  static final String OURS = "adaptive";
  private static final double TOLERATED_POINTS = 0.5;

  private final PrintStream out;
  private final Map<String, Double> shares = new LinkedHashMap<>();
  private int rows;
  private int behind;

  HitRatioTable(PrintStream out) {
    this.out = out;
  }

  /** Adds a row; the ratios of all rows have the same subjects in the same order. */
  void add(String trace, int size, double optimum, Map<String, Double> ratios) {
    if (rows == 0) {
      printHead(ratios);
    }
    rows++;
    double others = 0;
    StringBuilder row = new StringBuilder("| %s | %d | %.2f".formatted(trace, size, optimum));
    for (Map.Entry<String, Double> subject : ratios.entrySet()) {
      double ratio = subject.getValue();
      row.append(" | %.2f".formatted(ratio));
      shares.merge(subject.getKey(), optimum == 0 ? 1 : ratio / optimum, Double::sum);
      if (!subject.getKey().equals(OURS)) {
        others = Math.max(others, ratio);
      }
    }
    double ahead = ratios.getOrDefault(OURS, 0.0) - others;
    if (ahead < -TOLERATED_POINTS) {
      behind++;
    }
    out.println(row.append(" | %+.2f |".formatted(ahead)));
  }

  private void printHead(Map<String, Double> ratios) {
    out.println("| trace | size | Belady | " + String.join(" | ", ratios.keySet()) + " | ahead |");
    out.println("| --- | --- | --- |" + " --- |".repeat(ratios.size() + 1));
  }

  /** Prints what each reached of Belady's optimum in the mean. */
  void printSummary() {
    StringBuilder mean = new StringBuilder("| mean share of Belady | | 1.000");
    shares.values().forEach(sum -> mean.append(" | %.3f".formatted(sum / rows)));
    out.println(mean.append(" | |"));
    out.printf(
        "%n%s is more than %.1f points below the best of the others in %d of %d rows%n",
        OURS, TOLERATED_POINTS, behind, rows);
  }
}
