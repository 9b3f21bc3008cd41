package io.larder.store.memcached;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.memcached.server.MemcachedProcess;
import io.larder.store.memcached.server.MemcachedTestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The keys beside the records: all in one item, so that it fills soon. */
@Timeout(120)
class IndexTest {
  private static final int LARGEST_ITEM = 1 << 20;

  private final FakeTicker ticker = new FakeTicker();
  private final Names names = new Names(new Namespace(Handle.NAMESPACE));
  @TempDir private Path folder;
  private MemcachedProcess server;
  private Handle handle;

  @BeforeEach
  void start() {
    server = MemcachedProcess.start(folder);
    handle = Handle.open(server.uri() + "?index=true&index-buckets=1", ticker);
  }

  @AfterEach
  void stop() {
    handle.close();
    server.close();
  }

  private Item bucket() {
    Settings settings =
        Settings.of(new StoreConfig(StoreUri.parse(server.uri()), Ticker.system()), false);
    try (Wire wire = new Wire(settings)) {
      Part part = new Part(wire.servers().get(0), names);
      Exchange first = new Exchange(wire, "test", Deadline.inMillis(5_000));
      Ask generation = part.ask(first);
      first.run();
      String name = names.bucket(requireNonNull(part.answer(generation)), 0);
      Exchange second = new Exchange(wire, "test", Deadline.inMillis(5_000));
      Ask ask = second.add(part.server(), (protocol, to) -> protocol.gets(name, to));
      second.run();
      return requireNonNull(ask.orThrow().item(name));
    }
  }

  private void makeAndRemove(String key) {
    Handle.applied(handle.commit(key, Expected.is(handle.put(key)), new Next.Delete()));
  }

  @Test
  void aScanTidiesAnIndexOfWhichMostIsGoneAndOld() {
    handle.put("stays");
    for (int i = 0; i < 90; i++) {
      makeAndRemove("goes-" + i);
    }
    assertThat(handle.keys()).containsExactly("stays");
    assertThat(Bucket.of(bucket()).keys()).as("its records may be on the way").hasSize(91);

    ticker.advance(Duration.ofMinutes(2));
    assertThat(handle.keys()).containsExactly("stays");
    assertThat(Bucket.of(bucket()).keys()).containsOnlyKeys(Handle.key("stays"));
    assertThat(handle.keys()).containsExactly("stays");
  }

  @Test
  void aKeyThatIsMadeAgainAndAgainIsWrittenDownOnceInTheEnd() {
    for (int i = 0; i < 100; i++) {
      makeAndRemove("a");
    }
    handle.put("a");
    handle.keys();
    assertThat(Bucket.of(bucket()).entries()).isEqualTo(1);
    assertThat(handle.keys()).containsExactly("a");
  }

  /** Only Memcached itself has a limit of items. */
  @Test
  void aFullIndexIsTidiedByWhoeverMeetsIt() {
    String longName = "k".repeat(60_000);
    int most = LARGEST_ITEM / longName.length();
    for (int i = 0; i < 2 * most; i++) {
      makeAndRemove(longName + i);
      ticker.advance(Duration.ofMinutes(2));
    }
    handle.put("last");

    assertThat(handle.keys()).containsExactly("last");
    assertThat(handle.figure("keys-not-indexed")).isZero();
    if (MemcachedTestServer.isMemcached()) {
      assertThat(bucket().bytes().length).isLessThan(LARGEST_ITEM);
    }
  }

  /** Only Memcached itself has a limit of items. */
  @Test
  void whatAnIndexCannotHoldIsThereAndCounted() {
    String longName = "k".repeat(60_000);
    int count = LARGEST_ITEM / longName.length() + 3;
    for (int i = 0; i < count; i++) {
      handle.put(longName + i);
    }
    for (int i = 0; i < count; i++) {
      assertThat(handle.get(longName + i)).isNotNull();
    }
    assertThat(handle.keys().size() + handle.figure("keys-not-indexed")).isEqualTo(count);
    assertThat(handle.figure("keys-not-indexed") > 0).isEqualTo(MemcachedTestServer.isMemcached());
  }

  @Test
  void whatIsDamagedIsReadUpToThere() {
    Key key = Handle.key("a");
    byte[] entry = Bucket.entry(key, 7);
    byte[] damaged = Arrays.copyOf(entry, entry.length + 20);
    damaged[entry.length] = 1;

    Bucket bucket = Bucket.of(new Item(0, 1, damaged));
    assertThat(bucket.keys()).containsOnlyKeys(key);
    assertThat(bucket.entries()).isEqualTo(1);
  }
}
