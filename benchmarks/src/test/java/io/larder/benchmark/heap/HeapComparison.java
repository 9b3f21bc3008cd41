package io.larder.benchmark.heap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares Larder on the heap with its peers, which take turns in each round. */
@Command(name = "heap", mixinStandardHelpOptions = true)
final class HeapComparison implements Callable<Integer> {
  @Option(names = "--measures", split = ",", description = "names of measures; all when not given")
  private List<String> measures = new ArrayList<>();

  @Option(names = "--subjects", split = ",", description = "whom to measure; all when not given")
  private List<String> subjects = new ArrayList<>();

  @Option(names = "--forks", description = "rounds, in each of which every subject has a JVM")
  private int forks = 5;

  @Option(names = "--threads", split = ",", description = "how many threads use a cache")
  private List<Integer> threads = List.of(1, 2);

  private HeapComparison() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new HeapComparison()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Measure> chosen =
        Measures.ALL.stream()
            .filter(m -> measures.isEmpty() || measures.contains(m.name()))
            .toList();
    Table table = new Table();
    for (int round = 0; round < forks; round++) {
      for (Measure measure : chosen) {
        for (int many : threads) {
          for (String subject : turn(measure, round)) {
            Sample sample = measure.probe().take(subject, many);
            table.add(measure, many, subject, sample);
          }
        }
      }
    }
    table.print(System.out);
    return 0;
  }

  /** Returns whom to measure, beginning with another one in each round. */
  private List<String> turn(Measure measure, int round) {
    Set<String> all = new LinkedHashSet<>();
    all.add(Subjects.LARDER);
    all.addAll(measure.peers());
    all.addAll(measure.others());
    List<String> turn = new ArrayList<>(all);
    turn.removeIf(subject -> !subjects.isEmpty() && !subjects.contains(subject));
    Collections.rotate(turn, -round);
    return turn;
  }
}
