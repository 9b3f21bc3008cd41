package io.larder.benchmark.heap;

import java.time.Duration;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Prints percentiles of the time that a get takes while another thread writes more keys than fit.
 * Both go at a steady rate, the same for all subjects. A get's time runs from when it was due: a
 * stop of the world counts for all that waited. Of a few windows the one is taken whose {@linkplain
 * Hiccups control} was disturbed least.
 */
final class LatencyUnderWriter {
  private static final int CAPACITY = 10_000;
  private static final int KEYS = 8 * CAPACITY;
  private static final int RATE = 100_000;
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration MEASURED = Duration.ofSeconds(2);
  private static final int WINDOWS = 3;

  private final Subject subject;
  private final String[] keys = Keys.make(KEYS);
  private final Object[] values = IntStream.range(0, 1_000).mapToObj(Values.SHARED::make).toArray();

  private LatencyUnderWriter(Subject subject) {
    this.subject = subject;
  }

  /** Takes a subject. */
  public static void main(String[] arguments) throws InterruptedException {
    CacheSpec spec = new CacheSpec(CAPACITY, Expiry.ETERNAL, false, Values.SHARED, false);
    try (Subject subject = Subjects.open(arguments[0], spec)) {
      Check.operations(arguments[0], subject, spec);
      LatencyUnderWriter latency = new LatencyUnderWriter(subject);
      latency.fill();
      Check.entries(arguments[0], subject, spec, KEYS);
      latency.measure(WARM_UP);
      latency.measureUndisturbed().print();
    }
  }

  private void fill() {
    for (int i = 0; i < KEYS; i++) {
      subject.put(keys[i], values[i % values.length]);
    }
  }

  private Figures measureUndisturbed() throws InterruptedException {
    Figures best = measure(MEASURED);
    for (int i = 1; i < WINDOWS; i++) {
      Figures other = measure(MEASURED);
      best = other.disturbance() < best.disturbance() ? other : best;
    }
    return best;
  }

  private Figures measure(Duration duration) throws InterruptedException {
    Hiccups hiccups = new Hiccups(duration);
    Thread control = new Thread(hiccups, "control");
    Thread writer = new Thread(() -> write(duration), "writer");
    control.start();
    writer.start();
    Histogram times = read(duration);
    writer.join();
    control.join();
    return new Figures(times, hiccups.late());
  }

  private void write(Duration duration) {
    int[] drawn = Keys.draw(KEYS, RATE, 1);
    Pace pace = new Pace(RATE, duration);
    for (int i = 0; pace.goesOn(); i++) {
      pace.await();
      subject.put(keys[drawn[i % RATE]], values[i % values.length]);
    }
  }

  private Histogram read(Duration duration) {
    int[] drawn = Keys.draw(KEYS, RATE, 0);
    Histogram times = new Histogram(3);
    Pace pace = new Pace(RATE, duration);
    for (int i = 0; pace.goesOn(); i++) {
      long due = pace.await();
      subject.get(keys[drawn[i % RATE]]);
      times.recordValue(System.nanoTime() - due);
    }
    return times;
  }

  private record Figures(Histogram get, Histogram control) {
    long disturbance() {
      return control.getValueAtPercentile(99);
    }

    void print() {
      print("p99", get.getValueAtPercentile(99));
      print("p50 ns", get.getValueAtPercentile(50));
      print("p99.9 ns", get.getValueAtPercentile(99.9));
      print("control's p99 ns", disturbance());
      print("control's most ns", control.getMaxValue());
    }

    private static void print(String name, long nanos) {
      System.out.println(name + "\t" + nanos);
    }
  }
}
