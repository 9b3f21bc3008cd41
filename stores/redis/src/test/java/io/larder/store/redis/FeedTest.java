package io.larder.store.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Change;
import io.larder.spi.Expected;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.StoreException;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.FeedWireContract;
import io.larder.store.redis.server.RedisProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

class FeedTest extends FeedWireContract<RedisProcess> {
  private final Part part = Part.of(new Namespace(Handle.NAMESPACE), false).get(0);

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
    return 300;
  }

  @Override
  protected String pollWord() {
    return "XRANGE";
  }

  @Override
  protected int thousandsKept() {
    return 5;
  }

  @Test
  void aPollIsOneTrip() {
    proxy().takeRoundTrips();
    other().put("k");

    assertPollTells("changed", "alive");
    assertThat(proxy().takeRoundTrips()).isEqualTo(1);
  }

  @Test
  void whereNobodyListensNothingIsWrittenDown() {
    try (Jedis client = server().client()) {
      client.del(part.changes());
      other().put("k");

      assertThat(client.exists(part.changes())).isFalse();
    }
  }

  @Test
  void aChangeComesWithItsVersion() {
    Version version = other().put("k");
    feed().poll();
    other().commit("k", Expected.is(version), new Next.Delete());
    feed().poll();

    assertThat(heard().changes())
        .containsExactly(new Change(Handle.key("k"), version), new Change(Handle.key("k"), null));
  }

  @Test
  void whatTheStreamNoLongerHasIsAGap() {
    for (int i = 0; i < 12; i++) {
      other().putAll("k" + i + "-", 1_000, 1);
    }
    assertPollTells("gap", "alive");
    other().put("next");
    assertPollTells("changed", "alive");
  }

  @Test
  void aServerThatWasRestartedIsAGap() {
    other().put("k");
    assertPollTells("changed", "alive");
    server().kill();
    assertThatThrownBy(feed()::poll).isInstanceOf(StoreException.class);
    assertThat(heard().take()).isEmpty();
    server().restart();

    assertPollTells("gap", "alive");
    assertThat(other().get("k")).isNull(); // and its connections are new
    other().put("k");
    assertPollTells("changed", "alive");
  }

  @Test
  void aServerWithAnotherHistoryIsAGapThoughTheStreamLooksTheSame() {
    try (Jedis client = server().client()) {
      byte[] stream = requireNonNull(client.dump(part.changes()));
      server().kill();
      server().restart();
      try (Jedis again = server().client()) {
        again.restore(part.changes(), 0, stream);
      }
    }
    assertPollTells("gap", "alive");
  }

  @Test
  void aFlushIsAGap() {
    try (Jedis client = server().client()) {
      client.flushAll();
    }
    assertPollTells("gap", "alive");
    other().put("k");
    assertPollTells("changed", "alive");
  }

  @Test
  void aReplicaIsNoSignOfLife() {
    try (RedisProcess master = RedisProcess.start(folder());
        Jedis client = server().client()) {
      client.replicaof("127.0.0.1", master.port());

      assertThatThrownBy(feed()::poll)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("replica");
      assertThat(heard().take()).isEmpty();
      client.replicaofNoOne();
      assertPollTells("gap", "alive");
    }
  }
}
