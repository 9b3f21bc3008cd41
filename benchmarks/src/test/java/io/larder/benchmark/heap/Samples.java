package io.larder.benchmark.heap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured in one row: of each subject as many samples as there were rounds. */
final class Samples {
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

  void add(String subject, Sample sample) {
    samples.computeIfAbsent(subject, any -> new ArrayList<>()).add(sample);
  }

  boolean has(String subject) {
    return samples.containsKey(subject);
  }

  List<String> subjects() {
    return List.copyOf(samples.keySet());
  }

  List<Double> values(String subject) {
    return samples.getOrDefault(subject, List.of()).stream().map(Sample::value).toList();
  }

  /** Returns the most that a round allocated, in bytes by operation. */
  double allocated(String subject) {
    return samples.getOrDefault(subject, List.of()).stream()
        .mapToDouble(Sample::allocated)
        .max()
        .orElse(Double.NaN);
  }

  Ratio ratio(String above, String below) {
    return Ratio.of(values(above), values(below));
  }

  /** Returns the geometric mean. */
  double mean(String subject) {
    return Math.exp(values(subject).stream().mapToDouble(Math::log).average().orElse(Double.NaN));
  }
}
