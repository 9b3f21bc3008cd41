package io.larder.benchmark.trace;

import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Traces that are made, the same ones each time. */
final class GeneratedTraces {
  private static final int KEYS = 100_000;
  private static final int LOOP = 10_000;
  private static final int USES = 2_000_000;
  private static final int PERIOD = 100_000;

  /** Where keys begin that are no Zipf's. */
  private static final int APART = 100_000_000;

  private GeneratedTraces() {}

  static List<Trace> all() {
    List<Integer> wide = List.of(1000, 5000, 20000);
    return List.of(
        new Trace("zipf99", () -> zipf(0.99), wide),
        new Trace("zipf70", () -> zipf(0.70), wide),
        new Trace("loop", GeneratedTraces::loop, List.of(2500, 5000, 9000)),
        new Trace("scan", GeneratedTraces::scan, wide),
        new Trace("reranked", GeneratedTraces::reranked, wide),
        new Trace("drift", GeneratedTraces::drift, List.of(500, 2000, 5000)),
        new Trace("phases", GeneratedTraces::phases, List.of(2000, 5000, 9000)));
  }

  private static int[] keys(int uses, IntUnaryOperator keyAt) {
    return IntStream.range(0, uses).map(keyAt).toArray();
  }

  /** Popularity that stays. */
  private static int[] zipf(double exponent) {
    Zipf zipf = new Zipf(KEYS, exponent, new Random(1));
    return keys(USES, at -> zipf.next());
  }

  /** One key after the other, again and again. */
  private static int[] loop() {
    return keys(50 * LOOP, at -> at % LOOP);
  }

  /** Zipf, and after each 40,000 uses 10,000 keys that never come again. */
  private static int[] scan() {
    Zipf zipf = new Zipf(KEYS, 0.99, new Random(3));
    return keys(USES, at -> at % 50_000 < 40_000 ? zipf.next() : APART + at);
  }

  /** Zipf, and each 100,000 uses other keys are the popular ones. */
  private static int[] reranked() {
    Random random = new Random(4);
    Zipf zipf = new Zipf(KEYS, 0.99, random);
    int[] rankedKeys = IntStream.range(0, KEYS).toArray();
    return keys(
        USES,
        at -> {
          if (at % PERIOD == 0) {
            shuffle(rankedKeys, random);
          }
          return rankedKeys[zipf.next()];
        });
  }

  private static void shuffle(int[] keys, Random random) {
    for (int i = keys.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int key = keys[i];
      keys[i] = keys[other];
      keys[other] = key;
    }
  }

  /** Keys that are popular when new and never again: each fifth use is of a new one. */
  private static int[] drift() {
    Random random = new Random(5);
    return keys(USES / 2, at -> drifting(at, random));
  }

  private static int drifting(int at, Random random) {
    int newest = at / 5;
    int age = at % 5 == 0 ? 0 : 1 + (int) (-2000 * Math.log(1 - random.nextDouble()));
    return APART + Math.max(0, newest - age);
  }

  /** Drift, then a loop, then Zipf, and all over again. */
  private static int[] phases() {
    Random random = new Random(7);
    Zipf zipf = new Zipf(KEYS, 0.99, random);
    return keys(
        18 * PERIOD,
        at ->
            switch (at / (2 * PERIOD) % 3) {
              case 0 -> drifting(at, random);
              case 1 -> 2 * APART + at % LOOP;
              default -> zipf.next();
            });
  }
}
