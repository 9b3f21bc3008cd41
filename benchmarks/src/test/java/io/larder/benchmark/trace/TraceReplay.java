package io.larder.benchmark.trace;

import io.larder.engine.policy.AdaptivePolicy;
import io.larder.engine.policy.LruPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replays traces with Larder's policies and with other caches, one thread. The argument is a folder
 * of traces, beside which the generated ones are replayed, one file, or the name of a generated
 * one; nothing for all generated ones.
 */
public final class TraceReplay {
  private static final int[] PARTS = {64, 16, 4};

  private TraceReplay() {}

  public static void main(String[] args) {
    HitRatioTable table = new HitRatioTable(System.out);
    for (Trace trace : traces(args.length == 0 ? "" : args[0])) {
      replay(trace, table);
    }
    table.printSummary();
  }

  static List<Trace> traces(String chosen) {
    List<Trace> generated = GeneratedTraces.all();
    if (chosen.isBlank()) {
      return generated;
    }
    Path path = Path.of(chosen);
    if (Files.isDirectory(path)) {
      return Stream.concat(TraceFiles.in(path).stream(), generated.stream()).toList();
    }
    if (Files.exists(path)) {
      return List.of(TraceFiles.of(path));
    }
    List<Trace> named = generated.stream().filter(trace -> trace.name().equals(chosen)).toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "no file and no generated trace '%s'; there are %s"
              .formatted(chosen, generated.stream().map(Trace::name).toList()));
    }
    return named;
  }

  private static void replay(Trace trace, HitRatioTable table) {
    int[] keys = trace.keys().get();
    for (int size : sizes(trace, keys)) {
      Map<String, Double> ratios = new LinkedHashMap<>();
      subjects()
          .forEach(
              (name, opened) -> ratios.put(name, percent(hits(keys, opened.apply(size)), keys)));
      table.add(trace.name(), size, percent(Belady.hits(keys, size), keys), ratios);
    }
  }

  private static List<Integer> sizes(Trace trace, int[] keys) {
    if (!trace.sizes().isEmpty()) {
      return trace.sizes();
    }
    int distinct = (int) IntStream.of(keys).distinct().count();
    return IntStream.of(PARTS).mapToObj(part -> Math.max(1, distinct / part)).toList();
  }

  private static Map<String, IntFunction<Subject>> subjects() {
    Map<String, IntFunction<Subject>> subjects = new LinkedHashMap<>();
    subjects.put(HitRatioTable.OURS, size -> new PolicySubject(new AdaptivePolicy<>(), size));
    subjects.put("lru", size -> new PolicySubject(new LruPolicy<>(), size));
    subjects.put("Caffeine", CaffeineSubject::new);
    subjects.put("cache2k", Cache2kSubject::new);
    subjects.put("Ehcache", EhcacheSubject::new);
    return subjects;
  }

  private static long hits(int[] keys, Subject opened) {
    try (Subject subject = opened) {
      return IntStream.of(keys).filter(subject::use).count();
    }
  }

  private static double percent(long hits, int[] keys) {
    return 100.0 * hits / keys.length;
  }
}
