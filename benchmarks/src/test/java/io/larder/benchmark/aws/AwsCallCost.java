package io.larder.benchmark.aws;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.larder.benchmark.compare.CpuTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Prints what a cached call costs; in each round every subject has a JVM, and they take turns. */
@Command(name = "aws-call", mixinStandardHelpOptions = true)
final class AwsCallCost implements Callable<Integer> {
  private static final String ALL = "all";

  @Option(names = "--calls", split = ",", description = "names of calls, or all")
  private List<String> names = List.of(ALL);

  @Option(names = "--subjects", split = ",", description = "names of subjects, or all")
  private List<String> subjects = List.of(ALL);

  @Option(names = "--forks", description = "rounds, in each of which every subject has a JVM")
  private int forks = 5;

  @Option(names = "--folder", description = "where the table is written")
  private Path folder = Path.of("target", "aws-call");

  private AwsCallCost() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new AwsCallCost()).execute(arguments));
  }

  @Override
  public Integer call() throws RunnerException, IOException {
    List<Call> calls = chosen("calls", names, Call.values(), Call::label);
    List<Subject> measured = chosen("subjects", subjects, Subject.values(), Subject::label);
    CallTable table = new CallTable();
    for (int round = 0; round < forks; round++) {
      for (Call call : calls) {
        List<Subject> turn = new ArrayList<>(call.subjects());
        turn.retainAll(measured);
        Collections.rotate(turn, -round);
        for (Subject subject : turn) {
          measure(call, subject, table);
        }
      }
    }
    String text = table.markdown();
    System.out.print(text);
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("table.md"), text);
    return 0;
  }

  private <T> List<T> chosen(String what, List<String> names, T[] all, Function<T, String> label) {
    List<T> chosen =
        Arrays.stream(all)
            .filter(each -> names.contains(ALL) || names.contains(label.apply(each)))
            .toList();
    if (chosen.isEmpty()) {
      throw new ParameterException(
          new CommandLine(this),
          "no such %s: %s; there are %s"
              .formatted(what, names, Arrays.stream(all).map(label).collect(joining(", "))));
    }
    return chosen;
  }

  private static void measure(Call call, Subject subject, CallTable table) throws RunnerException {
    RunResult result = new Runner(options(call, subject)).runSingle();
    table.add(
        call,
        subject,
        new CallSample(
            result.getPrimaryResult().getScore(),
            secondary(result, CpuTime.NAME),
            secondary(result, "gc.alloc.rate.norm")));
  }

  private static double secondary(RunResult result, String name) {
    return requireNonNull(result.getSecondaryResults().get(name), name).getScore();
  }

  private static Options options(Call call, Subject subject) {
    return new OptionsBuilder()
        .include(AwsCalls.class.getName())
        .param("call", call.name())
        .param("subject", subject.name())
        .forks(1)
        .warmupIterations(10)
        .warmupTime(TimeValue.seconds(2)) // the SDK is large, and its time falls that long
        .measurementIterations(4)
        .measurementTime(TimeValue.seconds(1))
        .addProfiler(CpuTime.class)
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .jvmArgsAppend(
            "--enable-native-access=ALL-UNNAMED",
            "-Xms1g",
            "-Xmx1g",
            "-Dslf4j.internal.verbosity=ERROR")
        .shouldFailOnError(true)
        .build();
  }
}
