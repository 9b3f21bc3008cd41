package io.larder.store.memcached;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Cursor;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Page;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Write;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;
import io.larder.store.contract.server.Proxy.Fault;
import io.larder.store.memcached.server.MemcachedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Scans of servers that tell their keys. Where Memcached is not installed, which the test server
 * says, these tests are not for what stands for it, and {@code NoScanTest} is.
 */
@EnabledIf(
    value = "io.larder.store.memcached.server.MemcachedTestServer#isMemcached",
    disabledReason = "Memcached alone tells its keys: apt-get install memcached")
@Timeout(120)
class DumpTest {
  private static final int BATCH = 500;

  @TempDir private Path folder;
  private MemcachedProcess server;
  private Handle handle;

  @BeforeEach
  void start() {
    server = MemcachedProcess.start(folder);
    handle = Handle.open(server.uri() + "?timeout=10000", Ticker.system());
  }

  @AfterEach
  void stop() {
    handle.close();
    server.close();
  }

  private static Set<Key> keys(Space space, @Nullable Cursor from, int limit) {
    Set<Key> keys = new HashSet<>();
    Cursor cursor = from;
    do {
      Page page = space.scan(cursor, limit, false);
      page.items().forEach(item -> keys.add(item.key()));
      cursor = page.next();
    } while (cursor != null);
    return keys;
  }

  private Set<Key> fill(int count) {
    Set<Key> keys = new HashSet<>();
    for (int i = 0; i < count; i += BATCH) {
      String prefix = "k" + i + "-";
      handle.putAll(prefix, BATCH, 10);
      IntStream.range(0, BATCH).forEach(n -> keys.add(Handle.key(prefix + n)));
    }
    return keys;
  }

  @Test
  void shortAndLongKeysOfAnyBytesAreFoundAndNobodyElsesItems() {
    Set<String> keys = new TreeSet<>(Set.of("a", "a b", "%41", "\u00e4:#!/+=", "k".repeat(60_000)));
    keys.add("x".repeat(241)); // the longest that a name holds, and the shortest that none does
    keys.add("x".repeat(242));
    keys.forEach(handle::put);
    handle.store.space(new Namespace("users2")).commit(List.of(write("other")));
    for (String name :
        List.of("users", "l1:users:%41", "l1:users:%zz", "l1:users#abc", "l1:users")) {
      server.ask("set " + name + " " + Records.FLAGS + " 0 80\r\n" + "z".repeat(80));
    }
    server.ask("set l1:users:foreign 0 0 3\r\nabc");

    assertThat(handle.keys()).isEqualTo(keys);
    assertThat(handle.space.size().records()).isEqualTo(keys.size());
  }

  /** Other protocols take any bytes for a name, which in the text protocol would be commands. */
  @Test
  void aStrangersNameIsNoCommand() {
    handle.put("a");
    String name =
        Base64.getEncoder().encodeToString("l1:users:x\r\nflush_all".getBytes(ISO_8859_1));
    assertThat(server.ask("ms " + name + " 3 b\r\nabc")).containsExactly("HD");

    assertThat(handle.keys()).containsExactly("a");
    assertThat(handle.get("a")).isNotNull();
  }

  @Test
  void whatAnotherChoiceOfServersLeftBehindIsNotFound() {
    handle.putAll("k", 100, 10);
    try (MemcachedProcess more = MemcachedProcess.start(folder.resolve("more"));
        Handle both = Handle.open(server.uri() + ",127.0.0.1:" + more.port(), Ticker.system())) {
      Set<Key> there = both.getAll("k", 100).keySet();

      assertThat(keys(both.space, null, 30)).isEqualTo(there);
      assertThat(there).hasSizeBetween(1, 99);
    }
  }

  private static Write write(String key) {
    Next next = new Next.Put(new byte[3], Long.MAX_VALUE);
    return new Write(Handle.key(key), Expected.absent(), next, Token.random());
  }

  /** Records that change their size move from one class of the server's memory to another. */
  @Test
  void whatIsThereIsFoundWhileAllOfItChanges() {
    Set<Key> keys = fill(3_000);
    List<Key> order = List.copyOf(keys);
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> changes =
        CompletableFuture.supplyAsync(
            () -> {
              int done = 0;
              try (Handle other = Handle.open(server.uri(), Ticker.system())) {
                while (!over.get()) {
                  Key key = order.get(done % order.size());
                  Stored seen = requireNonNull(other.space.get(Set.of(key)).get(key));
                  Next next = new Next.Put(new byte[1 + done * 37 % 4_000], Long.MAX_VALUE);
                  Expected is = Expected.is(seen.version());
                  other.space.commit(List.of(new Write(key, is, next, Token.random())));
                  done++;
                }
              }
              return done;
            });
    for (int limit : new int[] {100, 1_000, 7_000}) {
      assertThat(keys(handle.space, null, limit)).as("limit %s", limit).isEqualTo(keys);
    }
    over.set(true);
    assertThat(changes.join()).isPositive();
  }

  @Test
  void aScanGoesOnInAnotherProcess() {
    Set<Key> keys = fill(1_000);
    Page first = handle.space.scan(null, 90, false);
    Set<Key> found = new HashSet<>();
    first.items().forEach(item -> found.add(item.key()));
    assertThat(found).hasSize(90);

    try (Handle other = Handle.open(server.uri(), Ticker.system())) {
      Set<Key> rest = keys(other.space, first.next(), 90);
      assertThat(rest).hasSize(910);
      found.addAll(rest);
      assertThat(found).isEqualTo(keys);
    }
  }

  @Test
  void aServerIsAskedOnceForItsKeysThoughScansOverlap() {
    fill(1_000);
    long before = handle.figure("round-trips");
    Page one = handle.space.scan(null, 100, false);
    Page other = handle.space.scan(null, 100, false);
    assertThat(keys(handle.space, one.next(), 100)).hasSize(900);
    assertThat(keys(handle.space, other.next(), 100)).hasSize(900);
    assertThat(handle.figure("round-trips") - before - 1).isEqualTo(2 * (2 + 10));
  }

  @Test
  void whatWasClearedIsNotReadAgain() {
    fill(1_000);
    handle.space.clear();
    handle.put("new");
    long before = server.figure("cmd_get");
    assertThat(handle.keys()).containsExactly("new");
    assertThat(server.figure("cmd_get") - before).isLessThan(10);
  }

  @Test
  void aCursorOfAnIndexIsRefused() {
    for (String position : List.of("0/3/-YQ", "1//", "x", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> handle.space.scan(new Cursor(position), 10, false))
          .withMessageContaining("another store");
    }
  }

  /** The server does one walk at a time, and here it sleeps a second after each 1,000 items. */
  @Test
  void whileOthersAreToldTheirKeysAScanWaitsForItsTime() throws IOException {
    Set<Key> keys = fill(6_000);
    server.ask("lru_crawler sleep 1000000");
    CompletableFuture<Set<Key>> waiting;
    try (Socket other = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      other.getOutputStream().write("lru_crawler metadump hash\r\n".getBytes(ISO_8859_1));
      assertThat(other.getInputStream().read()).isEqualTo('k');

      try (Handle hasty = Handle.open(server.uri() + "?timeout=1000", Ticker.system())) {
        assertThat(hasty.store.capabilities().scan()).isTrue();
        assertThatThrownBy(hasty::keys)
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("scan on " + server.uri())
            .hasMessageContaining("scan again later");
        assertThat(hasty.get("k0-0")).isNotNull();
      }
      server.ask("lru_crawler sleep 100");
      waiting = CompletableFuture.supplyAsync(() -> keys(handle.space, null, 1_000));
    }
    assertThat(waiting.join()).isEqualTo(keys);
  }

  @Test
  void aServerThatTellsNoLongerIsNamed() {
    handle.put("a");
    server.ask("lru_crawler disable");
    while (!server.ask("stats settings").contains("STAT lru_crawler no")) {
      Thread.onSpinWait(); // its thread ends after the answer, and says something else until then
    }
    assertThatThrownBy(handle::keys)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(server.uri())
        .hasMessageContaining("lru crawler disabled")
        .hasMessageContaining("index=true");
    assertThat(handle.get("a")).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aWireThatBreaksAmidTheKeysDisturbsNobodyElse(Fault fault) {
    try (Proxy proxy = new Proxy(server.port());
        Handle far =
            Handle.open("memcached:" + proxy.location() + "?timeout=1000", Ticker.system())) {
      far.put("a");
      proxy.onNext("metadump", fault);
      assertThatThrownBy(far::keys)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("scan on memcached:" + proxy.location())
          .hasMessageContaining(fault == Fault.HANG ? "no answer in time" : "broke");
      assertThat(far.get("a")).isNotNull();
      assertThat(far.keys()).containsExactly("a");
    }
  }

  @Test
  void severalServersAreAskedOneAfterTheOther() {
    try (MemcachedProcess second = MemcachedProcess.start(folder);
        Handle both = Handle.open(server.uri() + ",127.0.0.1:" + second.port(), Ticker.system())) {
      both.putAll("k", 500, 10);
      assertThat(second.figure("curr_items")).isGreaterThan(50);
      for (int limit : new int[] {7, 1_000}) {
        assertThat(keys(both.space, null, limit)).hasSize(500);
      }
      second.kill();
      assertThatThrownBy(both::keys)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("at 127.0.0.1:" + second.port());
    }
  }
}
