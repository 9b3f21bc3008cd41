package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.redis.server.RedisProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

@Timeout(60)
class ReclaimTest {
  private static final long NEVER = Long.MAX_VALUE;

  private final FakeTicker ticker = new FakeTicker();
  private final Part part = Part.of(new Namespace(Handle.NAMESPACE), false).get(0);
  @TempDir private Path folder;
  private RedisProcess server;
  private Jedis client;
  private Handle handle;

  @BeforeEach
  void start() {
    server = RedisProcess.start(folder);
    client = server.client();
    handle = Handle.open(server.uri() + "?grace=5000", ticker);
  }

  @AfterEach
  void stop() {
    handle.close();
    client.close();
    server.close();
  }

  /** Returns for how long the server keeps a record, -1 for ever. */
  private long life(String key) {
    return client.pttl(part.record(Handle.key(key)));
  }

  private long now() {
    return ticker.millis();
  }

  @Test
  void aRecordIsKeptUntilItsDeadlineAndSomeGrace() {
    handle.put("a", 1, now() + 60_000);
    handle.put("expired", 1, 1);
    handle.put("for ever", 1, NEVER);
    handle.put("nearly for ever", 1, NEVER - 1);

    assertThat(life("a")).isBetween(55_000L, 65_000L);
    assertThat(life("expired")).isBetween(1L, 5_000L);
    assertThat(life("for ever")).isEqualTo(-1);
    assertThat(life("nearly for ever")).isEqualTo(-1);
  }

  @Test
  void aTouchMovesTheEnd() {
    Version version = handle.put("a", 1, now() + 60_000);
    version =
        Handle.applied(handle.commit("a", Expected.is(version), new Next.Touch(now() + 600_000)));
    assertThat(life("a")).isBetween(595_000L, 605_000L);
    version = Handle.applied(handle.commit("a", Expected.is(version), new Next.Touch(NEVER)));
    assertThat(life("a")).isEqualTo(-1);
    Handle.applied(handle.commit("a", Expected.is(version), new Next.Touch(now() + 1)));
    assertThat(life("a")).isBetween(1L, 5_001L);
  }

  @Test
  void aHoldKeepsARecordUntilItEndsAtLeast() {
    Version brief = handle.put("brief", 1, now() + 10);
    Version lasting = handle.put("lasting", 1, now() + 600_000);
    Version eternal = handle.put("eternal", 1, NEVER);
    handle.hold("brief", Expected.is(brief), now() + 60_000);
    handle.hold("lasting", Expected.is(lasting), now() + 60_000);
    handle.hold("eternal", Expected.is(eternal), now() + 60_000);
    handle.hold("mere", Expected.absent(), now() + 60_000);

    assertThat(life("brief")).isBetween(55_000L, 65_000L);
    assertThat(life("lasting")).isBetween(595_000L, 605_000L);
    assertThat(life("eternal")).isEqualTo(-1);
    assertThat(life("mere")).isBetween(55_000L, 65_000L);
  }

  @Test
  void whatAClearEndedIsSweptByWhoeverSeesItFirst() {
    handle.putAll("old", 3_000, 10);
    handle.space.clear();
    handle.putAll("new", 100, 10);
    assertThat(client.dbSize()).isEqualTo(3_101);

    try (Handle other = Handle.open(server.uri(), Ticker.system())) {
      assertThat(other.getAll("new", 100)).hasSize(100);
      awaitSwept(101);
      assertThat(other.getAll("new", 100)).hasSize(100);
    }
    assertThat(client.strlen(part.generation())).isEqualTo(Records.GENERATION);
  }

  @Test
  void everyClearIsSwept() {
    for (int round = 0; round < 3; round++) {
      handle.putAll("k", 1_000, 10);
      handle.space.clear();
      assertThat(handle.getAll("k", 1_000)).isEmpty();
      awaitSwept(1);
    }
  }

  @Test
  void aSweepLeavesOtherNamespacesAlone() {
    client.set("not ours", "1");
    Handle.applied(
        handle
            .store
            .space(new Namespace(Handle.NAMESPACE + "2"))
            .commit(
                List.of(
                    new Write(
                        Handle.key("k"),
                        Expected.absent(),
                        new Next.Put(new byte[1], NEVER),
                        Token.random())))
            .get(0));
    handle.put("k");
    handle.space.clear();
    handle.get("k");
    awaitSwept(4);

    assertThat(client.keys("*").stream().map(key -> key.substring(key.length() - 2)).toList())
        .containsExactlyInAnyOrder("rs", "on", "on", ":k");
  }

  /** Waits until the sweep is over and so many keys are left. */
  private void awaitSwept(long left) {
    long keys = -1;
    while (keys != left || client.strlen(part.generation()) != Records.GENERATION) {
      keys = client.dbSize();
    }
  }

  @Test
  void aLostGenerationIsNeverTheSameAgain() {
    Version before = handle.put("a");
    handle.put("b");
    client.del(part.generation());

    assertThat(handle.get("a")).isNull();
    assertThat(handle.keys()).isEmpty();
    Version after = handle.put("a");
    assertThat(after).isNotEqualTo(before);
    assertThat(handle.get("b")).isNull();
    assertThat(handle.keys()).isEqualTo(Set.of("a"));
  }
}
