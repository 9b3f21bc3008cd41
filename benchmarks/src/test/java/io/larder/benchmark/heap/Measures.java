package io.larder.benchmark.heap;

import static io.larder.benchmark.heap.Goal.BEST_PEER;
import static io.larder.benchmark.heap.Goal.atLeast;

import java.util.List;
import java.util.Map;

/** All rows of the table, in its order. */
final class Measures {
  private static final List<String> CEILINGS = List.of("caffeine", Subjects.MAP);

  static final List<Measure> ALL =
      List.of(
          throughput(
              "get",
              "get",
              Map.of(),
              Subjects.PEERS,
              atLeast(1.5, BEST_PEER),
              atLeast(0.75, Subjects.MAP)));

  private Measures() {}

  private static Measure throughput(
      String name,
      String method,
      Map<String, String> parameters,
      List<String> peers,
      Goal... goals) {
    return new Measure(
        name, "op/s", new JmhProbe(method, parameters), peers, CEILINGS, List.of(goals));
  }
}
