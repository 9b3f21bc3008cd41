package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.RoundTripContract;
import io.larder.store.redis.server.RedisProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class RoundTripTest extends RoundTripContract<RedisProcess> {
  @Override
  protected RedisProcess start(Path folder) {
    return RedisProcess.start(folder);
  }

  @Override
  protected String uri(int port, int timeoutMillis) {
    return "redis://127.0.0.1:" + port + "?timeout=" + timeoutMillis;
  }

  @Override
  protected int timeoutMillis() {
    return 5_000;
  }

  @Test
  void aHundredEntriesAreReadInOneTripAndChangedInOne() {
    Handle handle = handle();
    assertCosts(handle, 0, () -> {});
    assertCosts(handle, 1, () -> handle.putAll("k", 100, 10));
    assertCosts(handle, 1, () -> assertThat(handle.getAll("k", 100)).hasSize(100));
    assertCosts(handle, 2, () -> assertThat(handle.space.scan(null, 10, true)).isNotNull());
  }

  @Test
  void aClearIsOneTrip() {
    assertCosts(1, () -> cache().clear());
  }

  @Test
  void allCachesOfAServerShareItsConnections() {
    for (int i = 0; i < 20; i++) {
      cache("cache-" + i, String.class).put("k", "v");
    }
    try (Jedis client = server().client()) {
      assertThat(client.info("clients")).contains("connected_clients:2\r\n"); // this one as well
    }
    closeCaches();
    try (Jedis client = server().client()) {
      String clients = "";
      while (!clients.contains("connected_clients:1\r\n")) {
        clients = client.info("clients");
      }
    }
  }
}
