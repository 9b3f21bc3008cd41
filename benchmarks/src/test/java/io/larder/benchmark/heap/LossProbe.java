package io.larder.benchmark.heap;

import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** How many times slower the same is with many entries than with few. */
record LossProbe(JmhProbe few, JmhProbe many) implements Probe {
  @Override
  public Sample take(String subject, int threads) throws RunnerException {
    double fast = few.take(subject, threads).value();
    double slow = many.take(subject, threads).value();
    return new Sample(fast / slow, Map.of("op/s with few", fast, "op/s with many", slow));
  }

  @Override
  public List<Integer> threads() {
    return few.threads();
  }
}
