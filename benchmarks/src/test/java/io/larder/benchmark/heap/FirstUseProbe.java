package io.larder.benchmark.heap;

import io.larder.benchmark.FirstPutAndGet;
import io.larder.benchmark.FreshJvm;
import io.larder.benchmark.Provider;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** CPU time of a JVM that puts and gets once, with nothing but the provider on its class path. */
record FirstUseProbe() implements Probe {
  private static final int OFTEN = 6;

  @Override
  public Sample take(String subject, int threads) throws IOException {
    Provider provider = Provider.named(subject).orElseThrow();
    List<String> lines =
        new FreshJvm(provider.classPath(), List.of("-Dslf4j.internal.verbosity=ERROR"))
            .run(FirstPutAndGet.class.getName(), provider.className());
    return new Sample(Long.parseLong(lines.get(0)) / 1_000.0, Map.of());
  }

  /** Short and noisy: taken more often. */
  @Override
  public int rounds(int forks) {
    return OFTEN * forks;
  }
}
