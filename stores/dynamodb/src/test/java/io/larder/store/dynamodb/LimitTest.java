package io.larder.store.dynamodb;

import static io.larder.store.dynamodb.DynamoDbStore.LARGEST_KEY;
import static io.larder.store.dynamodb.DynamoDbStore.LARGEST_VALUE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import io.larder.store.contract.handle.Handle;
import io.larder.store.dynamodb.server.DynamoDbTestServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LimitTest {
  private Store store;
  private Space space;

  @BeforeEach
  void open() {
    store = Handle.store(DynamoDbTestServer.uri(), Ticker.system());
    space = store.space(new Namespace("limits-" + UUID.randomUUID()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Key key(int length, int filling) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) filling);
    return Key.of(bytes);
  }

  private static Write write(Key key, Expected expected, Next next) {
    return new Write(key, expected, next, Token.random());
  }

  private Result commit(Key key, Expected expected, Next next) {
    return space.commit(List.of(write(key, expected, next))).get(0);
  }

  private static Next put(int length) {
    return new Next.Put(new byte[length], Long.MAX_VALUE);
  }

  /** The longest name, key, value and numbers together fit in what DynamoDB takes. */
  @Test
  void theLargestRecordThereIsIsTakenInEveryForm() {
    space = store.space(new Namespace("ü".repeat(200)));
    space.clear();
    Key key = key(LARGEST_KEY, 7);
    long late = Long.MAX_VALUE - 1;
    Expected unheld = new Expected.Unheld(1, true);
    Version version =
        Handle.applied(commit(key, unheld, new Next.Put(new byte[LARGEST_VALUE], late)));
    version = Handle.applied(commit(key, Expected.is(version), put(LARGEST_VALUE)));
    Lease lease = new Lease(late, Lease.Purpose.CONTENTION);
    version = Handle.applied(commit(key, Expected.is(version), new Next.Hold(lease)));

    Stored stored = requireNonNull(space.get(Set.of(key)).get(key));
    assertThat(stored.bytes()).hasSize(LARGEST_VALUE);
    assertThat(stored.lease()).isEqualTo(lease);
    assertThat(commit(key, Expected.is(version), new Next.Delete()))
        .isInstanceOf(Result.Applied.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 1_022, 1_023, 1_024, 1_025, 10 << 10, LARGEST_KEY})
  void aKeyOfAnyLengthAndBytesIsFound(int length) {
    Set<Key> keys = new HashSet<>();
    for (int filling = 0; filling < (length == 1 ? 256 : 3); filling++) {
      keys.add(key(length, filling));
    }
    List<Write> writes = new ArrayList<>();
    keys.forEach(key -> writes.add(write(key, Expected.absent(), put(1))));
    for (int from = 0; from < writes.size(); from += 100) {
      space
          .commit(writes.subList(from, Math.min(writes.size(), from + 100)))
          .forEach(Handle::applied);
    }

    Set<Key> scanned = new HashSet<>();
    for (var page = space.scan(null, 1_000, true); page != null; ) {
      page.items().forEach(item -> scanned.add(item.key()));
      page = page.next() == null ? null : space.scan(page.next(), 1_000, true);
    }
    assertThat(scanned).isEqualTo(keys);
    for (Key key : keys) {
      assertThat(space.get(Set.of(key))).containsOnlyKeys(key);
    }
  }

  @Test
  void aHundredLargeValuesComeInAsManyRepliesAsTheyNeed() {
    List<Write> writes = new ArrayList<>();
    Set<Key> keys = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Key key = Handle.key("large-" + i);
      keys.add(key);
      writes.add(write(key, Expected.absent(), put(LARGEST_VALUE)));
    }
    space.commit(writes).forEach(Handle::applied);

    Map<Key, Stored> found = space.get(keys);

    assertThat(found.keySet()).isEqualTo(keys);
    assertThat(found.values()).allMatch(stored -> stored.bytes().length == LARGEST_VALUE);
    assertThat(space.clear()).isEqualTo(100);
  }

  @Test
  void aKeyOverTheLimitIsNoneThatIsThere() {
    assertThat(space.get(Set.of(key(LARGEST_KEY + 1, 0)))).isEmpty();
  }
}
