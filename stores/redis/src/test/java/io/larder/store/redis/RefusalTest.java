package io.larder.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.handle.Told;
import io.larder.store.contract.server.Proxy;
import io.larder.store.redis.server.RedisProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** What the caller hears when a server refuses: which one, why, what next, and no secret. */
@Timeout(60)
class RefusalTest {
  private static final String SECRET = "s3cr3t";

  @TempDir private Path folder;
  private RedisProcess server;

  @BeforeEach
  void start() {
    server = RedisProcess.start(folder, "--maxclients", "100");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void assertRefused(String uri, ThrowingCallable call, String why) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(uri)
        .hasMessageContaining(why);
    StringWriter all = new StringWriter();
    thrown.printStackTrace(new PrintWriter(all));
    assertThat(all.toString()).doesNotContain(SECRET);
  }

  private static void open(String uri) {
    Handle.store(uri, Ticker.system()).close();
  }

  private String location(String login) {
    return "redis://" + login + "127.0.0.1:" + server.port();
  }

  @Test
  void aPasswordIsAskedForAndChecked() {
    try (Jedis client = server.client()) {
      client.configSet("requirepass", "right " + SECRET);
    }
    assertRefused(server.uri(), () -> open(location("")), "asks for a password");
    assertRefused(server.uri(), () -> open(location(":wrong" + SECRET + "@")), "password is wrong");

    try (Handle handle = Handle.open(location(":right%20" + SECRET + "@"), Ticker.system())) {
      handle.put("k");
      assertThat(handle.space.toString() + handle.store).doesNotContain(SECRET);
    }
  }

  @Test
  void aPasswordThatNobodyAskedForIsRefused() {
    assertRefused(
        server.uri(), () -> open(location("x:wrong" + SECRET + "@")), "password is wrong");
  }

  @Test
  void aUserNeedsNoMoreRightsThanTheReadmeLists() {
    try (Jedis client = server.client()) {
      client.aclSetUser(
          "larder",
          ("on >"
                  + SECRET
                  + " ~larder1:* +mget +get +getrange +set +setrange +pexpire +persist"
                  + " +pttl +unlink +del +exists +scan +evalsha +script|load +xadd +xrange"
                  + " +xrevrange +info +select")
              .split(" "));
    }
    try (Handle handle = Handle.open(location("larder:" + SECRET + "@") + "/3", Ticker.system())) {
      Told heard = new Told();
      handle.space.changes(heard).poll();
      Version version = handle.put("a", 1, 1);
      version = handle.hold("a", Expected.is(version), Long.MAX_VALUE - 1);
      version =
          Handle.applied(handle.commit("a", Expected.is(version), new Next.Touch(Long.MAX_VALUE)));
      handle.commit("a", Expected.is(version), new Next.Delete());
      handle.put("b");
      handle.space.clear();
      assertThat(handle.get("b")).isNull();
      handle.put("b");
      assertThat(handle.keys()).containsExactly("b");
      assertThat(handle.space.size().records()).isEqualTo(1);
      assertThat(handle.figure("server.clients")).isPositive();
    }
  }

  @Test
  void aUserWithoutRightsHearsWhereTheyAreListed() {
    try (Jedis client = server.client()) {
      client.aclSetUser("poor", "on", ">" + SECRET, "~*", "+mget");
    }
    assertRefused(server.uri(), () -> open(location("poor:" + SECRET + "@")), "lacks a right");
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() {
    assertRefused(server.uri() + "/99", () -> open(server.uri() + "/99"), "no such database");
  }

  @Test
  void aServerWithoutMemoryTakesNoPutsAndStillDeletes() {
    try (Handle handle = Handle.open(server.uri(), Ticker.system());
        Jedis client = server.client()) {
      Version version = handle.put("k");
      Told heard = new Told();
      handle.space.changes(heard);
      client.configSet("maxmemory", "1");

      assertRefused(server.uri(), () -> handle.put("k2"), "out of memory");
      assertThat(handle.get("k")).isNotNull();
      assertThat(handle.commit("k", Expected.is(version), new Next.Delete()))
          .isInstanceOf(Result.Applied.class);
      client.configSet("maxmemory", "0");
      assertThat(handle.keys()).isEmpty();
      handle.put("k2");
    }
  }

  @Test
  void aReplicaTakesNoWrites() {
    try (Handle handle = Handle.open(server.uri(), Ticker.system());
        RedisProcess master = RedisProcess.start(folder);
        Jedis client = server.client()) {
      client.replicaof("127.0.0.1", master.port());

      assertRefused(server.uri(), () -> handle.put("k"), "it is a replica");
      client.replicaofNoOne();
      handle.put("k");
    }
  }

  @Test
  void aBusyServerIsSaidToBeBusyInTime() throws InterruptedException {
    try (Handle handle = Handle.open(server.uri() + "?timeout=1000", Ticker.system());
        Jedis client = server.client();
        Jedis killer = server.client()) {
      client.configSet("lua-time-limit", "1");
      Thread loop =
          new Thread(
              () -> {
                Throwable killed = catchThrowable(() -> client.eval("while true do end"));
                assertThat(killed).isNotNull();
              });
      loop.start();
      Throwable thrown = null;
      while (thrown == null) {
        thrown = catchThrowable(() -> handle.get("k"));
      }
      killer.scriptKill();
      loop.join();

      assertThat(thrown).isInstanceOf(StoreException.class).hasMessageContaining("busy");
      handle.put("k");
    }
  }

  @Test
  void anUnknownHostIsNamed() {
    String uri = "redis://no-such-host.invalid:6379";
    assertRefused(
        uri, () -> open("redis://u:" + SECRET + "@no-such-host.invalid"), "host is unknown");
  }

  @Test
  void aPortWhereNobodyListensIsNamed() {
    String uri = server.uri();
    server.kill();
    assertRefused(uri, () -> open(uri), "nothing listens there");
    server.restart();
  }

  @Test
  void aServerThatIsNoClusterIsNamed() {
    assertRefused(server.uri(), () -> open(server.uri() + "?cluster=true"), "it is no cluster");
  }

  @Test
  void tlsThatTheServerDoesNotSpeakIsRefusedInTime() {
    String uri = server.uri().replace("redis:", "rediss:");
    assertRefused(uri, () -> open(uri + "?timeout=500"), "");
  }

  @Test
  void whenAllConnectionsAreInUseTheCallerHearsThatInTime() throws InterruptedException {
    try (Proxy proxy = new Proxy(server.port());
        Handle handle =
            Handle.open(
                "redis:" + proxy.location() + "?connections=1&timeout=1000", Ticker.system())) {
      proxy.onNext("MGET", Proxy.Fault.HANG);
      Thread first =
          new Thread(() -> assertThat(catchThrowable(() -> handle.get("k"))).isNotNull());
      first.start();
      while (proxy.isPlanned()) {
        Thread.onSpinWait();
      }
      Throwable second = catchThrowable(() -> handle.get("k"));
      first.join();

      assertThat(second)
          .satisfiesAnyOf(
              e -> assertThat(e).isNull(), // it came after the first had given up
              e -> assertThat(e).isInstanceOf(StoreException.class).hasMessageContaining("in use"));
      assertThat(handle.get("k")).isNull();
    }
  }
}
