package io.larder.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the first put and get in a fresh JVM: Larder, its peers, and nothing, in turn. Linux
 * only, for the CPU time.
 */
final class ColdStart {
  private static final int RUNS = 15;
  private static final List<String> QUIET = List.of("-Dslf4j.internal.verbosity=ERROR");

  /**
   * One program under measurement.
   *
   * @param name for people
   * @param arguments of {@link FirstPutAndGet}
   */
  private record Subject(String name, String classPath, String... arguments) {
    List<String> run(List<String> options) throws IOException {
      return new FreshJvm(classPath, options).run(FirstPutAndGet.class.getName(), arguments);
    }
  }

  private static final List<Subject> SUBJECTS =
      Stream.concat(
              Arrays.stream(Provider.values())
                  .map(p -> new Subject(p.label(), p.classPath(), p.className())),
              Stream.of(new Subject("empty main", Provider.RI.classPath())))
          .toList();

  private ColdStart() {}

  public static void main(String[] arguments) throws IOException {
    List<List<Long>> micros =
        SUBJECTS.stream().map(s -> (List<Long>) new ArrayList<Long>()).toList();
    for (int run = 0; run < RUNS; run++) {
      for (int i = 0; i < SUBJECTS.size(); i++) {
        micros.get(i).add(Long.parseLong(SUBJECTS.get(i).run(QUIET).get(0)));
      }
    }
    System.out.printf(
        "first put and get, JDK %s, median of %d alternated runs%n",
        System.getProperty("java.version"), RUNS);
    for (int i = 0; i < SUBJECTS.size(); i++) {
      Subject subject = SUBJECTS.get(i);
      System.out.printf(
          "%-25s %6.1f ms CPU (%.1f to %.1f)  %5d classes%n",
          subject.name(),
          quantile(micros.get(i), 0.5),
          quantile(micros.get(i), 0),
          quantile(micros.get(i), 1),
          classes(subject));
    }
  }

  private static double quantile(List<Long> micros, double part) {
    List<Long> sorted = micros.stream().sorted().toList();
    return sorted.get((int) (part * (sorted.size() - 1))) / 1_000.0;
  }

  private static long classes(Subject subject) throws IOException {
    return subject.run(List.of("-Xlog:class+load")).stream()
        .filter(l -> l.contains("source:"))
        .count();
  }
}
