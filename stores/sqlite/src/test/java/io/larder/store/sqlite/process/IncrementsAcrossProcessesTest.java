package io.larder.store.sqlite.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.Caching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Full length: {@code -Dsoak.increments=2000}, as the profile {@code soak} sets it. */
@Timeout(600)
class IncrementsAcrossProcessesTest {
  private static final int PROCESSES = 4;
  private static final int THREADS = 4;
  private static final int INCREMENTS = Integer.getInteger("soak.increments", 200);

  @Test
  void noneIsLostAndNoneIsDoubled(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("counters.db");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(
          Jvm.start(
              Counters.class,
              file.toString(),
              Integer.toString(THREADS),
              Integer.toString(INCREMENTS)));
    }
    for (Process process : processes) {
      assertThat(process.waitFor(500, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    long sum = 0;
    try {
      Cache<Integer, Long> counters = Counters.open(file);
      for (int key = 0; key < Counters.KEYS; key++) {
        sum += counters.get(key);
      }
    } finally {
      Caching.getCachingProvider().close();
    }
    assertThat(sum).isEqualTo((long) PROCESSES * THREADS * INCREMENTS);
  }
}
