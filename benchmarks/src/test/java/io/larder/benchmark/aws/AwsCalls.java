package io.larder.benchmark.aws;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.awscore.AwsResponse;

/** One thread's equal calls of one client. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AwsCalls {
  @Param("LIST_USERS")
  private String call = "";

  @Param("FLOOR")
  private String subject = "";

  @SuppressWarnings("NullAway.Init") // JMH calls open() first
  private Caller caller;

  /** Opens the client, and sees that it is answered from where it is to be. */
  @Setup(Level.Trial)
  public void open() {
    caller = Caller.open(Call.valueOf(call), Subject.valueOf(subject));
    caller.check();
  }

  /** Sees that it was so all the time, and ends what was opened. */
  @TearDown(Level.Trial)
  public void close() {
    caller.check();
    caller.close();
  }

  /** Calls once. */
  @Benchmark
  public AwsResponse call() {
    return caller.call();
  }
}
