package io.larder.benchmark.heap;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One row of the table: who is measured, how, and what is to be reached.
 *
 * @param name for people and for the command line
 * @param peers to be surpassed: the best of them counts
 * @param others measured beside them
 * @param goals what is to be reached; none when it is only reported
 */
record Measure(
    String name,
    Unit unit,
    Probe probe,
    List<String> peers,
    List<String> others,
    List<Goal> goals) {
  /** With more threads than this, a figure is only reported. */
  private static final int COUNTED_THREADS = 2;

  /** Returns all who are measured, Larder first. */
  Set<String> subjects() {
    Set<String> all = new LinkedHashSet<>();
    all.add(Subjects.LARDER);
    all.addAll(peers);
    all.addAll(others);
    return all;
  }

  /** Returns how many samples of each subject are taken: one where nothing is to be reached. */
  int rounds(int threads, int forks) {
    return goals.isEmpty() || threads > COUNTED_THREADS ? 1 : probe.rounds(forks);
  }
}
