package io.larder.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;
import io.larder.store.dynamodb.server.DynamoDbProcess;
import io.larder.store.dynamodb.server.DynamoDbTestServer;
import java.util.UUID;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final String TABLE = "larder-test-trips";

  private final LarderCachingProvider provider = new LarderCachingProvider();
  private Proxy proxy;
  private String uri = "";
  private Cache<String, String> cache;

  @BeforeEach
  void start() {
    proxy = new Proxy(DynamoDbTestServer.local().port());
    uri = DynamoDbTestServer.emptied(DynamoDbProcess.uri(proxy.port()), TABLE);
    cache =
        provider
            .getCacheManager()
            .createCache(
                "users-" + UUID.randomUUID(),
                new LarderConfiguration<String, String>()
                    .setTypes(String.class, String.class)
                    .setStore(uri));
    cache.put("k", "v"); // connects, makes the table
    proxy.takeRoundTrips();
  }

  @AfterEach
  void stop() {
    provider.close();
    proxy.close();
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

  /** Counted at the client: what goes side by side is no shorter a wire. */
  @Test
  void aHundredEntriesAreReadInOneTripAndChangedInAHundred() {
    try (Handle handle = TestStores.handle(uri, Ticker.system())) {
      assertCosts(handle, 100, () -> handle.putAll("k", 100, 10));
      assertCosts(handle, 1, () -> assertThat(handle.getAll("k", 100)).hasSize(100));
      assertCosts(handle, 16, () -> assertThat(handle.space.size().records()).isEqualTo(100));
      assertThat(handle.space.clear()).isEqualTo(100);
    }
  }

  private static void assertCosts(Handle handle, int trips, Runnable work) {
    long before = handle.figure("round-trips");
    work.run();
    assertThat(handle.figure("round-trips") - before - 1).isEqualTo(trips);
  }

  @Test
  void figuresTellOfThisProcessAndOfTheTable() {
    try (Handle handle = TestStores.handle(uri, Ticker.system())) {
      handle.put("a");
      handle.put("a"); // a conflict first
      handle.get("a");

      assertThat(handle.figure("reads")).isEqualTo(1);
      assertThat(handle.figure("commits")).isEqualTo(3);
      assertThat(handle.figure("conflicts")).isEqualTo(1);
      assertThat(handle.figure("throttles")).isZero();
      assertThat(handle.figure("consumed.read.milli-units")).isEqualTo(1_000);
      assertThat(handle.figure("consumed.write.milli-units")).isEqualTo(2_000);
      assertThat(handle.figure("server.items")).isNotNegative();
      assertThat(handle.figure("server.bytes")).isNotNegative();
      assertThat(handle.figure("server.active")).isEqualTo(1);
    }
  }
}
