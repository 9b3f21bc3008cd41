package io.larder.benchmark.store;

import static java.util.Objects.requireNonNull;

import io.larder.benchmark.compare.CpuTime;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The times of all rounds, and their ratios to the raw client of the same round. */
final class CostTable {
  /** What one client needed for one operation in each round, in microseconds. */
  private record Row(List<Double> time, List<Double> cpu) {}

  private static final String RAW = "raw";

  private final String store;
  private final Map<String, Map<String, Row>> rows = new TreeMap<>();

  CostTable(String store) {
    this.store = store;
  }

  void add(RunResult result) {
    String operation =
        result.getParams().getBenchmark().replaceFirst(".*\\.", "")
            + ", "
            + result.getParams().getParam("bytes")
            + " B";
    Row row =
        rows.computeIfAbsent(operation, any -> new TreeMap<>())
            .computeIfAbsent(
                result.getParams().getParam("client"),
                any -> new Row(new ArrayList<>(), new ArrayList<>()));
    row.time().add(result.getPrimaryResult().getScore());
    Result<?> cpu = requireNonNull(result.getSecondaryResults().get(CpuTime.NAME));
    row.cpu().add(cpu.getScore());
  }

  /** Prints medians over the rounds; a ratio with the least and the greatest of all rounds. */
  void print(PrintStream out) {
    out.printf("%n%s, JDK %s%n", store, System.getProperty("java.version"));
    out.println(
        "| operation | client | us | CPU us | throughput / raw (least to most) | CPU / raw (least to most) |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    rows.forEach(
        (operation, clients) -> {
          Row raw = clients.get(RAW);
          clients.forEach(
              (client, row) ->
                  out.printf(
                      "| %s | %s | %.1f | %.1f | %s | %s |%n",
                      operation,
                      client,
                      median(row.time()),
                      median(row.cpu()),
                      raw == null ? "" : ratios(raw.time(), row.time()),
                      raw == null ? "" : ratios(row.cpu(), raw.cpu())));
        });
  }

  private static String ratios(List<Double> above, List<Double> below) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < above.size(); i++) {
      ratios.add(above.get(i) / below.get(i));
    }
    return "%.2f (%.2f to %.2f)"
        .formatted(
            median(ratios),
            ratios.stream().mapToDouble(d -> d).min().orElse(Double.NaN),
            ratios.stream().mapToDouble(d -> d).max().orElse(Double.NaN));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
