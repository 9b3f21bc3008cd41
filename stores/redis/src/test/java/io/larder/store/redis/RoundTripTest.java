package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;
import io.larder.store.redis.server.RedisProcess;
import java.nio.file.Path;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class RoundTripTest {
  @TempDir private Path folder;
  private final LarderCachingProvider provider = new LarderCachingProvider();
  private RedisProcess server;
  private Proxy proxy;
  private Cache<String, String> cache;

  @BeforeEach
  void start() {
    server = RedisProcess.start(folder);
    proxy = new Proxy(server.port());
    cache = create("users");
    cache.put("k", "v"); // connects, loads the script
    proxy.takeRoundTrips();
  }

  private Cache<String, String> create(String name) {
    return provider
        .getCacheManager()
        .createCache(
            name,
            new LarderConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setStore(TestStores.uri(proxy)));
  }

  @AfterEach
  void stop() {
    provider.close();
    proxy.close();
    server.close();
  }

  private void assertCosts(int trips, Runnable work) {
    work.run();
    assertThat(proxy.takeRoundTrips()).isEqualTo(trips);
  }

  @Test
  void oneEntryIsReadInOneTripPutInOneAndChangedInTwo() {
    assertCosts(1, () -> cache.get("k"));
    assertCosts(1, () -> cache.get("none"));
    assertCosts(1, () -> cache.containsKey("k"));
    assertCosts(1, () -> cache.put("k", "2"));
    assertCosts(1, () -> cache.put("new", "1"));
    assertCosts(2, () -> cache.remove("new"));
    assertCosts(2, () -> cache.getAndPut("k", "3"));
    assertCosts(1, () -> cache.putIfAbsent("k", "3"));
  }

  /** Counted at the client: the server answers the first of many commands before the last come. */
  @Test
  void aHundredEntriesAreReadInOneTripAndChangedInOne() {
    try (Handle handle = TestStores.handle(TestStores.uri(proxy), Ticker.system())) {
      long own = -handle.figure("round-trips") + handle.figure("round-trips");

      assertThat(own).isEqualTo(1);
      assertCosts(handle, () -> handle.putAll("k", 100, 10));
      assertCosts(handle, () -> assertThat(handle.getAll("k", 100)).hasSize(100));
      assertCosts(handle, () -> assertThat(handle.space.scan(null, 10, true)).isNotNull(), 2);
    }
  }

  private static void assertCosts(Handle handle, Runnable work) {
    assertCosts(handle, work, 1);
  }

  private static void assertCosts(Handle handle, Runnable work, int trips) {
    long before = handle.figure("round-trips");
    work.run();
    assertThat(handle.figure("round-trips") - before - 1).isEqualTo(trips);
  }

  @Test
  void aClearIsOneTrip() {
    assertCosts(1, cache::clear);
  }

  @Test
  void allCachesOfAServerShareItsConnections() {
    for (int i = 0; i < 20; i++) {
      create("cache-" + i).put("k", "v");
    }
    try (Jedis client = server.client()) {
      assertThat(client.info("clients")).contains("connected_clients:2\r\n"); // this one as well
    }
    provider.close();
    try (Jedis client = server.client()) {
      String clients = "";
      while (!clients.contains("connected_clients:1\r\n")) {
        clients = client.info("clients");
      }
    }
  }
}
