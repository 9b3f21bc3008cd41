package io.larder.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures the first put and get in a fresh JVM: Larder, the reference implementation, and nothing,
 * in turn. Linux only, for the CPU time.
 */
final class ColdStart {
  private static final int RUNS = 15;

  /**
   * One program under measurement.
   *
   * @param name for people
   * @param provider class name, empty for none
   * @param unwanted what its class path does without
   */
  private record Subject(String name, String provider, String unwanted) {}

  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject("Larder", "io.larder.LarderCachingProvider", "cache-ri-impl"),
          new Subject(
              "reference implementation", "org.jsr107.ri.spi.RICachingProvider", "provider"),
          new Subject("empty main", "", "provider"));

  private ColdStart() {}

  public static void main(String[] arguments) throws IOException {
    List<List<Long>> micros =
        SUBJECTS.stream().map(s -> (List<Long>) new ArrayList<Long>()).toList();
    for (int run = 0; run < RUNS; run++) {
      for (int i = 0; i < SUBJECTS.size(); i++) {
        micros.get(i).add(Long.parseLong(run(SUBJECTS.get(i)).get(0)));
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
    return run(subject, "-Xlog:class+load").stream().filter(l -> l.contains("source:")).count();
  }

  private static List<String> run(Subject subject, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains(subject.unwanted()))
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(FirstPutAndGet.class.getName());
    if (!subject.provider().isEmpty()) {
      command.add(subject.provider());
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = output.lines().toList();
      if (process.waitFor() != 0) {
        throw new IOException(subject.name() + " ended with " + process.exitValue());
      }
      return lines;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
