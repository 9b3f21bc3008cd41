package io.larder.store.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.memcached.server.MemcachedProcess;
import io.larder.store.memcached.server.MemcachedTestServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the caller hears when a server refuses: which one, why, what next, and no secret. */
@Timeout(60)
class RefusalTest {
  private static final String SECRET = "s3cr3t";

  @TempDir private Path folder;

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

  @Test
  void aLoginIsAskedForAndChecked() {
    if (!MemcachedProcess.knowsLogins()) {
      try (MemcachedProcess server = MemcachedProcess.start(folder)) {
        assertRefused(server.uri(), () -> open(login(server, SECRET)), "");
      }
      return; // said by the contract with a login
    }
    try (MemcachedProcess server = MemcachedProcess.startWithLogin(folder, "ann", SECRET);
        Handle handle = Handle.open(login(server, SECRET), Ticker.system())) {
      handle.put("k");
      assertThat(handle.get("k")).isNotNull();
      assertThat(handle.space.toString() + handle.store).doesNotContain(SECRET);
      assertRefused(
          server.uri(), () -> open(login(server, "wrong" + SECRET)), "user or password is wrong");
      assertRefused(server.uri(), () -> open(server.uri()), "if it wants a login");
    }
  }

  private static String login(MemcachedProcess server, String password) {
    return server.uri().replace("//", "//ann%40larder:" + password + "@");
  }

  @Test
  void aLoginThatNobodyAskedForIsRefused() {
    try (MemcachedProcess server = MemcachedProcess.start(folder)) {
      assertRefused(server.uri(), () -> open(login(server, SECRET)), "out of the URI");
    }
  }

  @Test
  void anUnknownHostIsNamed() {
    assertRefused(
        "memcached://no-such-host.invalid:11211",
        () -> open("memcached://u:" + SECRET + "@no-such-host.invalid"),
        "host is unknown");
  }

  @Test
  void aPortWhereNobodyListensIsNamed() {
    try (MemcachedProcess server = MemcachedProcess.start(folder)) {
      server.kill();
      assertRefused(server.uri(), () -> open(server.uri()), "nothing listens there");
    }
  }

  @Test
  void ofSeveralServersTheOneThatFailsIsNamed() {
    try (MemcachedProcess server = MemcachedProcess.start(folder);
        MemcachedProcess gone = MemcachedProcess.start(folder)) {
      gone.kill();
      String uri = server.uri() + ",127.0.0.1:" + gone.port();
      assertRefused(uri, () -> open(uri), "failed at 127.0.0.1:" + gone.port());
    }
  }

  @Test
  void tlsThatTheServerDoesNotSpeakIsRefusedInTime() {
    try (MemcachedProcess server = MemcachedProcess.start(folder)) {
      String uri = server.uri().replace("memcached:", "memcacheds:");
      assertRefused(uri, () -> open(uri + "?timeout=1000"), "");
    }
  }

  @Test
  void whatHasTheNameOfAGenerationAndIsNoneIsNamed() {
    try (MemcachedProcess server = MemcachedProcess.start(folder);
        Handle handle = Handle.open(server.uri(), Ticker.system())) {
      server.ask("set l1:users!g 0 0 3\r\nabc");
      assertThatThrownBy(() -> handle.get("k"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("l1:users!g");
      assertThatThrownBy(() -> handle.put("k")).isInstanceOf(StoreException.class);
    }
  }

  /** Only Memcached itself runs out of memory. */
  @Test
  void aServerWithoutMemoryTakesNoPutsAndNobodyElseIsDisturbed() {
    if (!MemcachedTestServer.isMemcached()) {
      return; // said by the test server
    }
    try (MemcachedProcess server = MemcachedProcess.start(folder, "-M", "-m", "8");
        Handle handle = Handle.open(server.uri(), Ticker.system())) {
      Version version = handle.put("first", 100, Long.MAX_VALUE);
      Throwable thrown = null;
      for (int i = 0; i < 200 && thrown == null; i++) {
        String key = "k" + i;
        thrown = catchThrowable(() -> handle.put(key, 100_000, Long.MAX_VALUE));
      }
      Throwable full = thrown;
      assertRefused(
          server.uri(),
          () -> {
            throw full;
          },
          "out of memory");
      assertThat(handle.get("first")).isNotNull();
      assertThat(handle.commit("first", Expected.is(version), new Next.Delete()))
          .isInstanceOf(Result.Applied.class);
      assertThat(server.figure("total_connections")).isLessThan(6); // of which two are ours
    }
  }

  /** Only Memcached itself has a limit of items. */
  @Test
  void aServerThatTakesSmallItemsOnlySaysSo() {
    if (!MemcachedTestServer.isMemcached()) {
      return; // said by the test server
    }
    try (MemcachedProcess server =
            MemcachedProcess.start(folder, "-I", "512k", "-o", "slab_chunk_max=262144");
        Handle handle = Handle.open(server.uri(), Ticker.system())) {
      assertRefused(server.uri(), () -> handle.put("k", 600_000, Long.MAX_VALUE), "its setting -I");
      handle.put("k");
    }
  }

  @Test
  void aClosedStoreIsNamed() {
    try (MemcachedProcess server = MemcachedProcess.start(folder)) {
      Handle handle = Handle.open(server.uri(), Ticker.system());
      handle.close();
      assertRefused(server.uri(), () -> handle.get("k"), "the store is closed");
    }
  }
}
