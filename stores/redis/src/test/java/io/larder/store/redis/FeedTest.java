package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Change;
import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.StoreException;
import io.larder.spi.Subscription;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.handle.Told;
import io.larder.store.contract.server.Proxy;
import io.larder.store.contract.server.Proxy.Fault;
import io.larder.store.redis.server.RedisProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

@Timeout(60)
class FeedTest {
  private final Told heard = new Told();
  private final Part part = Part.of(Handle.NAMESPACE, false).get(0);
  @TempDir private Path folder;
  private RedisProcess server;
  private Proxy proxy;
  private Handle own;
  private Handle other;
  private Subscription feed;

  @BeforeEach
  void subscribe() {
    server = RedisProcess.start(folder);
    proxy = new Proxy(server.port());
    own = TestStores.handle(TestStores.uri(proxy) + "?timeout=300", Ticker.system());
    other = TestStores.handle(server.uri(), Ticker.system());
    feed = own.space.changes(heard);
  }

  @AfterEach
  void close() {
    own.close();
    other.close();
    proxy.close();
    server.close();
  }

  private void assertPollTells(String... words) {
    feed.poll();
    assertThat(heard.take()).containsExactly(words);
  }

  @Test
  void whereNothingHappenedThereIsLife() {
    assertPollTells("alive");
    assertPollTells("alive");
  }

  @Test
  void aPollIsOneTrip() {
    proxy.takeRoundTrips();
    other.put("k");

    assertPollTells("changed", "alive");
    assertThat(proxy.takeRoundTrips()).isEqualTo(1);
  }

  @Test
  void whereNobodyListensNothingIsWrittenDown() {
    try (Jedis client = server.client()) {
      client.del(part.changes());
      other.put("k");

      assertThat(client.exists(part.changes())).isFalse();
    }
  }

  @Test
  void aChangeComesWithItsVersion() {
    Version version = other.put("k");
    feed.poll();
    other.commit("k", Expected.is(version), new Next.Delete());
    feed.poll();

    assertThat(heard.changes())
        .containsExactly(new Change(Handle.key("k"), version), new Change(Handle.key("k"), null));
  }

  @Test
  void aClearIsToldBeforeWhatFollowsIt() {
    other.put("before");
    other.space.clear();
    other.put("after");

    assertPollTells("all", "changed", "alive");
  }

  @Test
  void manyChangesAreAllTold() {
    for (int i = 0; i < 5; i++) {
      other.putAll("k" + i + "-", 1_000, 1);
    }
    feed.poll();

    assertThat(heard.take()).doesNotContain("gap").endsWith("alive");
    assertThat(heard.changes()).hasSize(5_000);
    assertPollTells("alive");
  }

  @Test
  void whatTheStreamNoLongerHasIsAGap() {
    for (int i = 0; i < 12; i++) {
      other.putAll("k" + i + "-", 1_000, 1);
    }
    assertPollTells("gap", "alive");
    other.put("next");
    assertPollTells("changed", "alive");
  }

  @Test
  void aServerThatWasRestartedIsAGap() {
    other.put("k");
    assertPollTells("changed", "alive");
    server.kill();
    assertThatThrownBy(feed::poll).isInstanceOf(StoreException.class);
    assertThat(heard.take()).isEmpty();
    server.restart();

    assertPollTells("gap", "alive");
    assertThat(other.get("k")).isNull(); // and its connections are new
    other.put("k");
    assertPollTells("changed", "alive");
  }

  @Test
  void aServerWithAnotherHistoryIsAGapThoughTheStreamLooksTheSame() {
    try (Jedis client = server.client()) {
      byte[] stream = requireNonNull(client.dump(part.changes()));
      server.kill();
      server.restart();
      try (Jedis again = server.client()) {
        again.restore(part.changes(), 0, stream);
      }
    }
    assertPollTells("gap", "alive");
  }

  @Test
  void aFlushIsAGap() {
    try (Jedis client = server.client()) {
      client.flushAll();
    }
    assertPollTells("gap", "alive");
    other.put("k");
    assertPollTells("changed", "alive");
  }

  @Test
  void aConnectionThatBreaksLosesNothing() {
    other.put("1");
    proxy.cut();
    assertPollTells("changed", "alive");
    other.put("2");
    proxy.onNext("XRANGE", Fault.CUT_AFTER);
    assertPollTells("changed", "alive");
    assertThat(heard.changes()).hasSize(2);
  }

  @Test
  void aHalfOpenConnectionIsNoSignOfLife() {
    other.put("1");
    proxy.onNext("XRANGE", Fault.HANG);

    assertThatThrownBy(feed::poll).isInstanceOf(StoreException.class);
    assertThat(heard.take()).isEmpty();
    assertPollTells("changed", "alive");
  }

  @Test
  void aReplicaIsNoSignOfLife() {
    try (RedisProcess master = RedisProcess.start(folder);
        Jedis client = server.client()) {
      client.replicaof("127.0.0.1", master.port());

      assertThatThrownBy(feed::poll)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("replica");
      assertThat(heard.take()).isEmpty();
      client.replicaofNoOne();
      assertPollTells("gap", "alive");
    }
  }
}
