package io.larder.benchmark.heap;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All samples as comma-separated values, each written when it is taken. */
final class SampleFile implements AutoCloseable {
  private final PrintWriter out;

  /** Replaces the file that is there. */
  SampleFile(Path file) throws IOException {
    out = new PrintWriter(Files.newBufferedWriter(file), true);
    out.println("measure,threads,round,subject,value,unit,more");
  }

  void add(Row row, int round, String subject, Sample sample) {
    Map<String, Double> more = new TreeMap<>(sample.more());
    out.printf(
        "%s,%d,%d,%s,%s,%s,%s%n",
        row.measure().name(),
        row.threads(),
        round,
        subject,
        sample.value(),
        row.measure().unit(),
        more.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(";")));
  }

  @Override
  public void close() {
    out.close();
  }
}
