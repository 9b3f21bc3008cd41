package io.larder.store.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;
import io.larder.store.mongodb.server.MongodbProcess;
import java.nio.file.Path;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripTest {
  /** No heartbeat comes between, which would be counted, too. */
  private static final String OPTIONS =
      "/?directConnection=true&heartbeatFrequencyMS=600000&timeout=20000";

  /** What asking for the figures costs by itself. */
  private static final int FIGURES = 2;

  @TempDir private Path folder;
  private final LarderCachingProvider provider = new LarderCachingProvider();
  private MongodbProcess server;
  private Proxy proxy;
  private Cache<String, String> cache;

  @BeforeEach
  void start() {
    server = MongodbProcess.start(folder);
    proxy = new Proxy(server.port());
    cache =
        provider
            .getCacheManager()
            .createCache(
                "users",
                new LarderConfiguration<String, String>()
                    .setTypes(String.class, String.class)
                    .setStore(TestStores.uri(proxy) + OPTIONS));
    cache.put("k", "v"); // connects, makes the index
    proxy.takeRoundTrips();
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

  @Test
  void aHundredEntriesAreReadInOneTripAndMadeInOne() {
    try (Handle handle = TestStores.handle(TestStores.uri(proxy) + OPTIONS, Ticker.system())) {
      handle.put("first"); // beside the cache's, in the same namespace
      assertCosts(handle, 1, () -> handle.putAll("k", 100, 10));
      assertCosts(handle, 1, () -> assertThat(handle.getAll("k", 100)).hasSize(100));
      assertCosts(handle, 1, () -> assertThat(handle.getAll("none", 100)).isEmpty());
      assertCosts(
          handle, 1, () -> assertThat(handle.space.scan(null, 10, true).items()).hasSize(10));
      assertCosts(handle, 1, () -> assertThat(handle.space.size().records()).isEqualTo(102));
      // To look where a part ends, to remove it, to tell those who listen.
      assertCosts(handle, 3, () -> assertThat(handle.space.clear()).isEqualTo(102));
    }
  }

  private static void assertCosts(Handle handle, int trips, Runnable work) {
    long before = handle.figure("round-trips");
    work.run();
    assertThat(handle.figure("round-trips") - before - FIGURES).isEqualTo(trips);
  }
}
