package io.larder.benchmark.heap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Compares Larder on the heap with its peers, which take turns in each round. */
@Command(name = "heap", mixinStandardHelpOptions = true)
final class HeapComparison implements Callable<Integer> {
  private static final String ALL = "all";

  @Option(names = "--measures", split = ",", description = "names of measures, or all")
  private List<String> measures = List.of(ALL);

  @Option(names = "--subjects", split = ",", description = "names of subjects, or all")
  private List<String> subjects = List.of(ALL);

  @Option(names = "--threads", split = ",", description = "numbers of threads, or all")
  private List<String> threads = List.of(ALL);

  @Option(names = "--forks", description = "rounds, in each of which every subject has a JVM")
  private int forks = 5;

  @Option(names = "--folder", description = "where table, samples and plots are written")
  private Path folder = Path.of("target", "heap");

  private HeapComparison() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new HeapComparison()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Row> rows = rows();
    Table table = new Table();
    Files.createDirectories(folder);
    try (SampleFile file = new SampleFile(folder.resolve("samples.csv"))) {
      int rounds = rows.stream().mapToInt(this::rounds).max().orElse(0);
      for (int round = 0; round < rounds; round++) {
        for (Row row : rows) {
          if (round < rounds(row)) {
            measure(row, round, table, file);
          }
        }
      }
    } finally {
      finish(table); // what there is, also when one of them fails
    }
    return 0;
  }

  private void measure(Row row, int round, Table table, SampleFile file) throws Exception {
    for (String subject : turn(row.measure(), round)) {
      Sample sample = row.measure().probe().take(subject, row.threads());
      file.add(row, round, subject, sample);
      table.add(row, subject, sample);
    }
  }

  private void finish(Table table) throws IOException {
    String text = table.markdown();
    System.out.print(text);
    Files.writeString(folder.resolve("table.md"), text);
    new Plots(table).write(folder);
  }

  private int rounds(Row row) {
    return row.measure().rounds(row.threads(), forks);
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Measure measure : Measures.ALL) {
      for (int many : measure.probe().threads()) {
        if (chosen(measures, measure.name()) && chosen(threads, String.valueOf(many))) {
          rows.add(new Row(measure, many));
        }
      }
    }
    if (rows.isEmpty()) {
      throw new ParameterException(
          new CommandLine(this),
          "nothing to measure: "
              + measures
              + " with threads "
              + threads
              + "; there are "
              + Measures.names());
    }
    return rows;
  }

  private static boolean chosen(List<String> names, String name) {
    return names.contains(ALL) || names.contains(name);
  }

  /** Returns whom to measure, beginning with another one in each round. */
  private List<String> turn(Measure measure, int round) {
    List<String> turn = new ArrayList<>(measure.subjects());
    turn.removeIf(subject -> !chosen(subjects, subject));
    Collections.rotate(turn, -round);
    return turn;
  }
}
