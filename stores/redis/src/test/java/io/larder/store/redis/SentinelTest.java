package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.spi.Subscription;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.handle.Told;
import io.larder.store.redis.server.RedisProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

@Timeout(120)
class SentinelTest {
  @TempDir private Path folder;
  private RedisProcess master;
  private RedisProcess replica;
  private RedisProcess sentinel;

  @BeforeEach
  void start() {
    master = RedisProcess.start(folder);
    replica =
        RedisProcess.start(folder, "--replicaof", "127.0.0.1", Integer.toString(master.port()));
    sentinel = RedisProcess.sentinel(folder, master);
    try (Jedis client = replica.client()) {
      String state = "";
      while (!state.contains("master_link_status:up")) {
        state = client.info("replication");
      }
    }
    try (Jedis client = sentinel.client()) {
      while (client.sentinelReplicas("primary").isEmpty()) {
        Thread.onSpinWait();
      }
    }
  }

  @AfterEach
  void stop() {
    sentinel.close();
    replica.close();
    master.close();
  }

  private String uri(String name) {
    return "redis://127.0.0.1:" + sentinel.port() + "?timeout=500&sentinel=" + name;
  }

  @Test
  void whenTheMasterDiesTheStoreGoesOnAtTheNextAndTheFeedSaysThatThereIsAGap() {
    Told heard = new Told();
    try (Handle handle = Handle.open(uri("primary"), Ticker.system())) {
      Subscription feed = handle.space.changes(heard);
      handle.put("k");
      feed.poll();
      assertThat(heard.take()).containsExactly("changed", "alive");
      master.kill();

      awaitAnswer(handle);
      handle.put("k");
      feed.poll();

      assertThat(heard.take()).containsExactly("gap", "alive");
      assertThat(handle.keys()).containsExactly("k");
    }
  }

  /** Waits for the failover: until then a read fails, and says so. */
  private static void awaitAnswer(Handle handle) {
    while (true) {
      try {
        handle.get("k");
        return;
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining("get on redis://127.0.0.1");
      }
    }
  }

  @Test
  void aMasterThatSentinelsDoNotKnowIsNamed() {
    assertThatThrownBy(() -> Handle.store(uri("other"), Ticker.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("redis://127.0.0.1:" + sentinel.port())
        .hasMessageContaining("no sentinel knows the master");
  }
}
