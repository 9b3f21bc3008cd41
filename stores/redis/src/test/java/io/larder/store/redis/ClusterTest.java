package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Namespace;
import io.larder.spi.Result;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.redis.server.RedisCluster;
import io.larder.store.redis.server.RedisProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.util.JedisClusterCRC16;

class ClusterTest {
  private static final int NODES = 2;

  @TempDir private Path folder;
  private RedisCluster cluster;
  private Store store;

  @BeforeEach
  void start() {
    cluster = RedisCluster.start(folder, NODES);
    store = Handle.store(cluster.uri(), Ticker.system());
  }

  @AfterEach
  void stop() {
    store.close();
    cluster.close();
  }

  @Test
  void everyKeyOfAPartIsInItsSlotAndPartsLieEvenly() {
    List<Part> parts = Part.of(new Namespace("users {a} ä"), true);

    for (int i = 0; i < 16; i++) {
      Part part = parts.get(i);
      assertThat(part.slot()).isBetween(i * 1024, i * 1024 + 1023);
      for (byte[] key :
          List.of(
              part.generation(),
              part.changes(),
              part.sweeping(),
              part.record(Handle.key("any } key {")))) {
        assertThat(JedisClusterCRC16.getSlot(key)).isEqualTo(part.slot());
      }
    }
  }

  @Test
  void aSlotThatMovedIsFollowed() {
    try (Handle handle = new Handle(store)) {
      handle.put("k");
      Part part = Part.of(Part.of(new Namespace(Handle.NAMESPACE), true), Handle.key("k"));
      int from = cluster.nodeOf(part.slot());
      cluster.move(part.slot(), from, (from + 1) % NODES);

      assertThat(handle.get("k")).isNotNull();
      handle.put("k");
      assertThat(handle.keys()).containsExactly("k");
    }
  }

  @Test
  void aSlotThatIsMovingIsWaitedFor() {
    Part part = Part.of(Part.of(new Namespace(Handle.NAMESPACE), true), Handle.key("k"));
    int from = cluster.nodeOf(part.slot());
    Ticker ticker = new WaitingTicker(() -> cluster.move(part.slot(), from, (from + 1) % NODES));
    try (Handle handle = Handle.open(cluster.uri(), ticker)) {
      handle.put("k");
      cluster.beginToMove(part.slot(), from, (from + 1) % NODES);

      handle.put("k");

      assertThat(handle.get("k")).isNotNull();
    }
  }

  @Test
  void whenANodeDiesItsKeysFailUntilItIsBack() {
    try (Handle handle = new Handle(store)) {
      handle.putAll("k", 100, 10);
      Part part = Part.of(Part.of(new Namespace(Handle.NAMESPACE), true), Handle.key("k1"));
      RedisProcess node = cluster.node(cluster.nodeOf(part.slot()));
      node.kill();

      assertThatThrownBy(() -> handle.get("k1"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("get on redis://127.0.0.1");
      node.restart();
      cluster.awaitAllSlots();

      assertThat(handle.get("k1")).isNull();
      handle.put("k1");
      assertThat(handle.keys()).contains("k1");
    }
  }

  @Test
  void manyKeysCostOneTripToEachNode() {
    try (Handle handle = new Handle(store)) {
      assertThat(handle.putAll("k", 200, 10)).allMatch(Result.Applied.class::isInstance);
      long before = handle.figure("round-trips");
      assertThat(handle.getAll("k", 200)).hasSize(200);

      // the figures are asked for at each node as well
      assertThat(handle.figure("round-trips") - before).isEqualTo(2 * NODES);
    }
  }
}
