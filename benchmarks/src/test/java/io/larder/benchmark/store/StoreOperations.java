package io.larder.benchmark.store;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
  static final List<String> KEYS = IntStream.range(0, 1_000).mapToObj(i -> "key-" + i).toList();
  static final List<Set<String>> HUNDREDS =
      IntStream.range(0, KEYS.size() / MANY)
          .mapToObj(i -> Set.copyOf(KEYS.subList(i * MANY, (i + 1) * MANY)))
          .toList();

  @Param("redis")
  private String store = "";

  @Param({"raw", "larder"})
  private String client = "";

  @Param({"100", "10240"})
  private int bytes;

  @SuppressWarnings("NullAway.Init") // JMH calls fill() first
  private Subject subject;

  private byte[] value = {};
  private byte[] other = {};
  private int next;

  /** Fills the store. */
  @Setup(Level.Trial)
  public void fill() {
    value = value(bytes);
    other = value.clone();
    other[0]++;
    subject = Subjects.open(client, Subjects.uri(store), bytes);
    fill(subject, value);
  }

  static byte[] value(int bytes) {
    byte[] value = new byte[bytes];
    new Random(bytes).nextBytes(value);
    return value;
  }

  /** Writes all entries, and sees that they are there. */
  static void fill(Subject subject, byte[] value) {
    KEYS.forEach(key -> subject.put(key, value));
    if (subject.getAll(HUNDREDS.get(0)).size() != MANY
        || subject.get(KEYS.get(0)).length != value.length) {
      throw new IllegalStateException(subject + " does not find what it was given");
    }
  }

  /** Ends what the trial has opened. */
  @TearDown(Level.Trial)
  public void close() {
    subject.close();
  }

  private String key() {
    next = (next + 379) % KEYS.size();
    return KEYS.get(next);
  }

  /** Reads an entry that is there. */
  @Benchmark
  public byte[] get() {
    return subject.get(key());
  }

  /** Overwrites an entry by another value: SQLite writes nothing where the same is there. */
  @Benchmark
  public void put() {
    subject.put(key(), changed());
  }

  /** Returns the other one of two values after each round over all keys. */
  private byte[] changed() {
    if (next == 0) {
      byte[] before = value;
      value = other;
      other = before;
    }
    return value;
  }

  /** Reads a hundred entries that are there. */
  @Benchmark
  public Map<?, ?> getAll() {
    next = (next + 1) % HUNDREDS.size();
    return subject.getAll(HUNDREDS.get(next));
  }

  /** Reads an entry and overwrites it by another value. */
  @Benchmark
  public void invoke() {
    subject.update(key(), changed());
  }
}
