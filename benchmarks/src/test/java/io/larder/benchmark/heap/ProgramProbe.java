package io.larder.benchmark.heap;

import io.larder.benchmark.FreshJvm;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a program whose arguments are the subject and some more. It prints its figures, one a line,
 * a name, a tab and a number; the first is the sample's value.
 */
record ProgramProbe(Class<?> program, List<String> options, String... arguments) implements Probe {
  @Override
  public Sample take(String subject, int threads) throws IOException {
    List<String> lines =
        new FreshJvm(System.getProperty("java.class.path"), options)
            .run(
                program.getName(),
                Stream.concat(Stream.of(subject), Stream.of(arguments)).toArray(String[]::new));
    Map<String, Double> figures = new HashMap<>();
    lines.forEach(line -> figures.put(name(line), number(line)));
    figures.remove(name(lines.get(0)));
    return new Sample(number(lines.get(0)), figures);
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf('\t'));
  }

  private static double number(String line) {
    return Double.parseDouble(line.substring(line.indexOf('\t') + 1));
  }
}
