package io.larder.benchmark.heap;

import io.larder.benchmark.compare.Ratio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What was measured in one row: of each subject as many samples as there were rounds. */
final class Samples {
  private final Map<String, List<Sample>> samples = new LinkedHashMap<>();

  void add(String subject, Sample sample) {
    samples.computeIfAbsent(subject, any -> new ArrayList<>()).add(sample);
  }

  Set<String> subjects() {
    return samples.keySet();
  }

  /** Returns whether both were measured, in the same rounds. */
  boolean comparable(String one, String other) {
    return !of(one).isEmpty() && of(one).size() == of(other).size();
  }

  /** Returns the peer whose mean is the best, nothing when no peer was measured. */
  Optional<String> best(Measure measure) {
    Comparator<String> byMean = Comparator.comparing(this::mean);
    return measure.peers().stream()
        .filter(samples::containsKey)
        .max(measure.unit().moreIsBetter() ? byMean : byMean.reversed());
  }

  Ratio ratio(String above, String below) {
    return Ratio.of(values(above), values(below));
  }

  /** Returns the geometric mean, as that is what ratios are of. */
  double mean(String subject) {
    return Math.exp(
        of(subject).stream()
            .mapToDouble(sample -> Math.log(sample.value()))
            .average()
            .orElse(Double.NaN));
  }

  double median(String subject) {
    return median(values(subject));
  }

  /** Returns the greatest of all rounds, nothing when nobody measured that. */
  Optional<Double> most(String subject, String figure) {
    return of(subject).stream()
        .map(sample -> sample.more().get(figure))
        .filter(number -> number != null)
        .max(Comparator.naturalOrder());
  }

  /** Returns medians of what else was seen, by name. */
  Map<String, Double> more(String subject) {
    Set<String> names = new TreeSet<>();
    of(subject).forEach(sample -> names.addAll(sample.more().keySet()));
    return names.stream()
        .collect(
            Collectors.toMap(
                name -> name,
                name -> median(of(subject).stream().map(s -> s.more().get(name)).toList()),
                (one, same) -> one,
                LinkedHashMap::new));
  }

  private List<Sample> of(String subject) {
    return samples.getOrDefault(subject, List.of());
  }

  private List<Double> values(String subject) {
    return of(subject).stream().map(Sample::value).toList();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}
