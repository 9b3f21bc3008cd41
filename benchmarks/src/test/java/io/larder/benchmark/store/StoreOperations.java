package io.larder.benchmark.store;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** One thread's operations on a thousand entries of one store by one client. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StoreOperations {
  static final int MANY = 100;

  private static final int ENTRIES = 1_000;

  @Param({"redis", "sqlite"})
  private String store = "";

  @Param({"raw", "larder"})
  private String client = "";

  @Param({"100", "10240"})
  private int bytes;

  private final List<String> keys = IntStream.range(0, ENTRIES).mapToObj(i -> "key-" + i).toList();

  @SuppressWarnings("NullAway.Init") // JMH calls fill() first
  private Subject subject;

  private byte[] value = {};
  private int next;

  /** Fills the store. */
  @Setup(Level.Trial)
  public void fill() {
    value = new byte[bytes];
    new Random(bytes).nextBytes(value);
    subject = Subjects.open(store, client);
    keys.forEach(key -> subject.put(key, value));
    if (subject.getAll(keys.subList(0, MANY)).size() != MANY
        || subject.get(keys.get(0)).length != bytes) {
      throw new IllegalStateException(client + " on " + store + " does not find what it was given");
    }
  }

  /** Ends what the trial has opened. */
  @TearDown(Level.Trial)
  public void close() {
    subject.close();
  }

  private String key() {
    next = (next + 379) % ENTRIES;
    return keys.get(next);
  }

  /** Reads an entry that is there. */
  @Benchmark
  public byte[] get() {
    return subject.get(key());
  }

  /** Overwrites an entry. */
  @Benchmark
  public void put() {
    subject.put(key(), value);
  }

  /** Reads a hundred entries that are there. */
  @Benchmark
  public Map<?, ?> getAll() {
    next = (next + MANY) % ENTRIES;
    return subject.getAll(keys.subList(next - next % MANY, next - next % MANY + MANY));
  }

  /** Reads an entry and overwrites it. */
  @Benchmark
  public void invoke() {
    subject.update(key(), value);
  }
}
