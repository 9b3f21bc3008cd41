package io.larder.benchmark.heap;

import static io.larder.benchmark.heap.RatioGoal.BEST_PEER;
import static io.larder.benchmark.heap.RatioGoal.atLeast;
import static io.larder.benchmark.heap.RatioGoal.atMost;
import static io.larder.benchmark.heap.Subjects.BOUNDED_PEERS;
import static io.larder.benchmark.heap.Subjects.CAFFEINE;
import static io.larder.benchmark.heap.Subjects.MAP;
import static io.larder.benchmark.heap.Subjects.PEERS;
import static java.util.stream.Collectors.joining;

import io.larder.benchmark.Provider;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** All rows of the table, in its order. */
final class Measures {
  private static final List<Integer> FEW = List.of(1, 2);
  private static final List<Integer> ALL_THREADS = List.of(1, 2, 4, 8);
  private static final List<String> CEILINGS = List.of(CAFFEINE, MAP);
  private static final Map<String, String> STATISTICS = Map.of("statistics", "true");

  static final List<Measure> ALL =
      List.of(
          throughput(
              "get",
              get(Map.of(), ALL_THREADS),
              PEERS,
              CEILINGS,
              atLeast(1.5, BEST_PEER),
              atLeast(0.75, MAP),
              new NoAllocation()),
          throughput(
              "get-statistics",
              get(STATISTICS, FEW),
              PEERS,
              List.of(CAFFEINE),
              atLeast(1.5, BEST_PEER),
              new NoAllocation()),
          throughput(
              "get-accessed",
              get(expiry(Expiry.ACCESSED), FEW),
              PEERS,
              List.of(CAFFEINE),
              atLeast(1.5, BEST_PEER),
              new NoAllocation()),
          throughput(
              "get-created", get(expiry(Expiry.CREATED), List.of(2)), PEERS, List.of(CAFFEINE)),
          throughput(
              "read-write-5",
              evicting("readWrite", "writes", "5", ALL_THREADS),
              BOUNDED_PEERS,
              CEILINGS,
              atLeast(1.4, BEST_PEER)),
          throughput(
              "read-write-25",
              evicting("readWrite", "writes", "25", FEW),
              BOUNDED_PEERS,
              CEILINGS,
              atLeast(1.4, BEST_PEER)),
          throughput("put", existing("put", FEW), BOUNDED_PEERS, CEILINGS, atLeast(1.3, BEST_PEER)),
          throughput(
              "read-through",
              evicting("get", "readThrough", "true", FEW),
              BOUNDED_PEERS,
              List.of(CAFFEINE),
              atLeast(1.3, BEST_PEER)),
          throughput(
              "invoke", existing("invoke", FEW), BOUNDED_PEERS, CEILINGS, atLeast(1.3, BEST_PEER)),
          throughput(
              "get-all", existing("getAll", FEW), BOUNDED_PEERS, CEILINGS, atLeast(1.3, BEST_PEER)),
          throughput("put-all", existing("putAll", List.of(2)), BOUNDED_PEERS, CEILINGS),
          throughput(
              "get-record",
              get(values(Values.RECORD), FEW),
              PEERS,
              List.of(),
              atLeast(10, BEST_PEER)),
          throughput(
              "get-bean", get(values(Values.BEAN), FEW), PEERS, List.of(), atLeast(3, BEST_PEER)),
          new Measure(
              "scaling",
              Unit.TIMES_SLOWER,
              new LossProbe(get(Map.of(), FEW), get(million(), FEW)),
              List.of("cache2k"),
              List.of(MAP),
              List.of(atMost(1.2, MAP))),
          bytes(Expiry.ETERNAL),
          bytes(Expiry.CREATED),
          bytes(Expiry.ACCESSED),
          new Measure(
              "first-use",
              Unit.CPU_MILLISECONDS,
              new FirstUseProbe(),
              BOUNDED_PEERS,
              List.of(Provider.RI.label()),
              List.of(atMost(1.5, Provider.RI.label()), atMost(1 / 3.0, BEST_PEER))),
          new Measure(
              "latency",
              Unit.NANOSECONDS,
              new ProgramProbe(LatencyUnderWriter.class, quiet("-Xms1g", "-Xmx1g")),
              PEERS,
              List.of(),
              List.of(atMost(1, BEST_PEER))));

  private Measures() {}

  static String names() {
    return ALL.stream().map(Measure::name).collect(joining(", "));
  }

  private static Measure throughput(
      String name, JmhProbe probe, List<String> peers, List<String> others, Goal... goals) {
    return new Measure(name, Unit.OPERATIONS_A_SECOND, probe, peers, others, List.of(goals));
  }

  private static Measure bytes(Expiry expiry) {
    return new Measure(
        "bytes-" + expiry.name().toLowerCase(Locale.ROOT),
        Unit.BYTES_BY_ENTRY,
        new ProgramProbe(
            EntryBytes.class, quiet("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"), expiry.name()),
        BOUNDED_PEERS,
        List.of(),
        List.of(atMost(0.85, BEST_PEER)));
  }

  private static List<String> quiet(String... options) {
    return Stream.concat(Stream.of("-Dslf4j.internal.verbosity=ERROR"), Stream.of(options))
        .toList();
  }

  private static JmhProbe get(Map<String, String> parameters, List<Integer> threads) {
    return new JmhProbe("get", parameters, threads);
  }

  private static JmhProbe existing(String method, List<Integer> threads) {
    return new JmhProbe(method, Map.of(), threads);
  }

  /** With eight times as many keys as there is room for. */
  private static JmhProbe evicting(
      String method, String parameter, String value, List<Integer> threads) {
    return new JmhProbe(
        method, Map.of("keys", "80000", "capacity", "10000", parameter, value), threads);
  }

  private static Map<String, String> million() {
    return Map.of("keys", "1000000", "capacity", "1250000");
  }

  private static Map<String, String> expiry(Expiry expiry) {
    return Map.of("expiry", expiry.name());
  }

  private static Map<String, String> values(Values values) {
    return Map.of("values", values.name());
  }
}
