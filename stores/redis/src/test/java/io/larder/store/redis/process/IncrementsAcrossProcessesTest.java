package io.larder.store.redis.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.redis.server.RedisTestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.Caching;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Full length: {@code -Dsoak.increments=2000}, as the profile {@code soak} sets it. */
@Timeout(600)
class IncrementsAcrossProcessesTest {
  private static final int PROCESSES = 4;
  private static final int THREADS = 4;
  private static final int INCREMENTS = Integer.getInteger("soak.increments", 100);

  @ParameterizedTest(name = "of {0} counters")
  @ValueSource(ints = {1, 8})
  void noneIsLostAndNoneIsDoubled(int keys) throws Exception {
    try (Jedis client = RedisTestServer.client()) {
      client.flushDB();
    }
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(
          Jvm.start(
              Counters.class,
              RedisTestServer.uri(),
              Integer.toString(keys),
              Integer.toString(THREADS),
              Integer.toString(INCREMENTS)));
    }
    for (Process process : processes) {
      assertThat(process.waitFor(500, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    long sum = 0;
    try {
      Cache<Integer, Long> counters = Counters.open(RedisTestServer.uri());
      for (int key = 0; key < keys; key++) {
        sum += counters.get(key);
      }
    } finally {
      Caching.getCachingProvider().close();
    }
    assertThat(sum).isEqualTo((long) PROCESSES * THREADS * INCREMENTS);
  }
}
