package io.larder.benchmark.heap;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;

/** Keys, and which of them are asked for in which order. */
final class Keys {
  private static final double SKEW = 0.99;

  private Keys() {}

  /** Returns different keys, the same ones each time; neighbours are not neighbours in memory. */
  static String[] make(int count) {
    String[] keys = IntStream.range(0, count).mapToObj(i -> "key-" + i).toArray(String[]::new);
    Collections.shuffle(Arrays.asList(keys), new Random(count));
    return keys;
  }

  /** Draws indexes below a count by Zipf's law: few of them often, 0 most often. */
  static int[] draw(int count, int draws, long seed) {
    UniformRandomProvider random = new SplittableRandom(seed)::nextLong;
    DiscreteSampler zipf = RejectionInversionZipfSampler.of(random, count, SKEW);
    int[] drawn = new int[draws];
    Arrays.setAll(drawn, any -> zipf.sample() - 1);
    return drawn;
  }
}
