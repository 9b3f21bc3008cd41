package io.larder.benchmark.heap;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one method of {@link HeapOperations} in one fork: operations a second of all threads
 * together.
 *
 * @param parameters of the benchmark that are not its defaults
 */
record JmhProbe(String method, Map<String, String> parameters, List<Integer> threads)
    implements Probe {
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
            .measurementTime(TimeValue.milliseconds(750))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend(
                "-Xms2g",
                "-Xmx2g",
                "-XX:+AlwaysPreTouch", // else the system's first touch of a page is measured, too
                "-Dslf4j.internal.verbosity=ERROR")
            .shouldFailOnError(true);
    parameters.forEach(options::param);
    RunResult result = new Runner(options.build()).runSingle();
    double allocated =
        requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm")).getScore();
    return new Sample(result.getPrimaryResult().getScore(), Map.of(Sample.ALLOCATED, allocated));
  }
}
