package io.larder.benchmark.heap;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Operations on one cache, by keys drawn by Zipf's law. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HeapOperations {
  private static final int VALUES = 1 << 10;

  @Param("larder")
  private String subject = "";

  /** What is there: less than the capacity, so that nobody evicts; or many times as much. */
  @Param("10000")
  int keys;

  @Param("12500")
  private int capacity;

  @Param("ETERNAL")
  private Expiry expiry = Expiry.ETERNAL;

  @Param("false")
  private boolean statistics;

  @Param("SHARED")
  private Values values = Values.SHARED;

  @Param("false")
  private boolean readThrough;

  /** In a hundred operations of {@link #readWrite}. */
  @Param("5")
  int writes;

  @SuppressWarnings("NullAway.Init") // JMH calls fill() first
  private Subject cache;

  private String[] keySet = {};
  private Object[] valueSet = {};

  /** Fills the cache, and sees that it does what is to be measured. */
  @Setup
  public void fill() {
    CacheSpec spec = new CacheSpec(capacity, expiry, statistics, values, readThrough);
    keySet = Keys.make(keys);
    valueSet = IntStream.range(0, VALUES).mapToObj(values::make).toArray();
    cache = Subjects.open(subject, spec);
    Check.operations(subject, cache, spec);
    for (int i = 0; i < keys; i++) {
      cache.put(key(i), readThrough ? key(i) : value(i));
    }
    Check.entries(subject, cache, spec, keys);
  }

  String key(int index) {
    return keySet[index];
  }

  Object value(int number) {
    return valueSet[number & (VALUES - 1)];
  }

  /** Ends what the trial has opened. */
  @TearDown
  public void close() {
    cache.close();
  }

  /** Reads an entry: one that is there, or maybe one that is loaded. */
  @Benchmark
  public @Nullable Object get(Draws draws) {
    return cache.get(key(draws.next()));
  }

  /** Overwrites an entry. */
  @Benchmark
  public void put(Draws draws) {
    cache.put(key(draws.next()), value(draws.position()));
  }

  /** Changes an entry by an entry processor. */
  @Benchmark
  public void invoke(Draws draws) {
    cache.increment(key(draws.next()));
  }

  /** Reads a hundred entries. */
  @Benchmark
  public Map<?, ?> getAll(Hundreds hundreds) {
    return cache.getAll(hundreds.keys());
  }

  /** Overwrites a hundred entries. */
  @Benchmark
  public void putAll(Hundreds hundreds) {
    cache.putAll(hundreds.entries());
  }

  /** Reads an entry, or writes one. */
  @Benchmark
  public @Nullable Object readWrite(Draws draws) {
    String drawn = key(draws.next());
    if (draws.writes()) {
      cache.put(drawn, value(draws.position()));
      return drawn;
    }
    return cache.get(drawn);
  }
}
