package io.larder.store.contract.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * That no update of several processes on one store is lost or doubled, and nobody gives up: four
 * processes of four threads each. Full length: {@code -Dsoak.increments=2000}, as the profile
 * {@code soak} sets it.
 */
@Timeout(900)
public abstract class ProcessContract {
  private static final int PROCESSES = 4;
  private static final int THREADS = 4;
  private static final int INCREMENTS = Integer.getInteger("soak.increments", 100);

  /** For subclasses. */
  protected ProcessContract() {}

  /** Returns where the store is, which other processes can open. */
  protected abstract String uri();

  @ParameterizedTest(name = "of {0} counters, each increment takes {1} ms")
  @CsvSource({"8, 0", "8, 1", "1, 1"})
  final void noIncrementIsLostAndNoneIsDoubled(int keys, long millis) throws Exception {
    String namespace = "counters-" + UUID.randomUUID();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(
          Jvm.start(
              Counters.class,
              uri(),
              namespace,
              Integer.toString(keys),
              Integer.toString(THREADS),
              Integer.toString(INCREMENTS),
              Long.toString(millis)));
    }
    for (Process process : processes) {
      assertThat(process.waitFor(800, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    long sum = 0;
    Cache<Integer, Long> counters = Counters.open(uri(), namespace);
    try {
      for (int key = 0; key < keys; key++) {
        sum += counters.get(key);
      }
    } finally {
      counters.getCacheManager().getCachingProvider().close();
    }
    assertThat(sum).isEqualTo((long) PROCESSES * THREADS * INCREMENTS);
  }
}
