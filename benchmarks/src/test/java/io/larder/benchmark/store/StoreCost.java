package io.larder.benchmark.store;

import io.larder.benchmark.compare.CpuTime;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints what operations on a store cost by Larder and by others, as ratios to the store's own
 * client. Clients take turns in each round, each in a JVM of its own.
 *
 * <pre>
 *   arguments: rounds, then stores: 5 redis
 * </pre>
 */
final class StoreCost {
  private static final Map<String, List<String>> CLIENTS =
      Map.of("redis", List.of("raw", "larder", "redisson"));
  private static final List<String> RAW_AND_LARDER = List.of("raw", "larder");

  private StoreCost() {}

  public static void main(String[] arguments) throws RunnerException {
    int rounds = Integer.parseInt(arguments[0]);
    for (String store : List.of(arguments).subList(1, arguments.length)) {
      CostTable table = new CostTable(store);
      for (int round = 0; round < rounds; round++) {
        for (RunResult result : new Runner(options(store)).run()) {
          table.add(result);
        }
      }
      table.print(System.out);
      if (!store.equals("sqlite")) {
        new WireTable(store).print(clients(store), System.out);
      }
    }
  }

  private static List<String> clients(String store) {
    return CLIENTS.getOrDefault(store, RAW_AND_LARDER);
  }

  /** Lets the compiler end, whose time would count; DynamoDB Local takes its time. */
  private static TimeValue warmup(String store) {
    return TimeValue.seconds(store.equals("dynamodb") ? 12 : 4);
  }

  private static Options options(String store) {
    return new OptionsBuilder()
        .include(StoreOperations.class.getName())
        .param("store", store)
        .param("client", clients(store).toArray(String[]::new))
        .forks(1)
        .warmupIterations(5)
        .warmupTime(warmup(store))
        .measurementIterations(3)
        .measurementTime(TimeValue.milliseconds(500))
        .addProfiler(CpuTime.class)
        .verbosity(VerboseMode.SILENT)
        .jvmArgsAppend("--enable-native-access=ALL-UNNAMED", "-Xmx1g")
        .shouldFailOnError(true)
        .build();
  }
}
