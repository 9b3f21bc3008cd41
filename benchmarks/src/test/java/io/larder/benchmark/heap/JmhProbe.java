package io.larder.benchmark.heap;

import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one method of {@link HeapOperations} in one fork: operations a second of all threads.
 *
 * @param parameters of the benchmark that are not its defaults
 */
record JmhProbe(String method, Map<String, String> parameters) implements Probe {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Override
  public Sample take(String subject, int threads) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(HeapOperations.class.getName() + "." + method + "$")
            .param("subject", subject)
            .threads(threads)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(2)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend("--enable-native-access=ALL-UNNAMED", "-Xms2g", "-Xmx2g")
            .shouldFailOnError(true);
    parameters.forEach(options::param);
    Collection<RunResult> results = new Runner(options.build()).run();
    RunResult result = results.iterator().next();
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    return new Sample(
        result.getPrimaryResult().getScore(),
        allocated == null ? Double.NaN : allocated.getScore());
  }
}
