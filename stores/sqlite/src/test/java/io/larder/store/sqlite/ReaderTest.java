package io.larder.store.sqlite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Write;
import io.larder.store.contract.handle.Handle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However many records are read at once, each is read as if it were read alone. */
class ReaderTest extends FileFixture {
  private final Random random = new Random(7);

  @ParameterizedTest
  @ValueSource(strings = {"", "?maximum-entries=10000"})
  void manyAreReadAsOneByOne(String options) {
    try (Handle handle = TestStores.handle(file, options, ticker)) {
      for (int largest : new int[] {100, 2_000, 100, 20_000, 1}) {
        for (int count : new int[] {2, 10, 11, 100, 101, 250}) {
          Set<Key> keys = fill(handle.space, count, largest);
          assertThat(told(handle.space.get(keys))).isEqualTo(oneByOne(handle.space, keys));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 10", "false, 5000"})
  void oneThatIsHeldOrLargeComesWithTheOthers(boolean held, int length) {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.putAll("k", 50, 10);
      handle.put("k7", length, Long.MAX_VALUE);
      if (held) {
        Stored stored = requireNonNull(handle.get("k7"));
        handle.hold("k7", Expected.is(stored.version()), ticker.millis() + 1_000);
        handle.hold("k50", Expected.absent(), ticker.millis() + 1_000);
      }
      for (int i = 0; i < 2; i++) { // for the second time it is expected
        Map<Key, Stored> all = handle.getAll("k", 60);
        assertThat(told(all)).isEqualTo(oneByOne(handle.space, all.keySet()));
        assertThat(all).hasSize(held ? 51 : 50);
        Stored stored = requireNonNull(all.get(Handle.key("k7")));
        assertThat(stored.lease() != null).isEqualTo(held);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's", "%s ? ?1 :a", "a\0b", "\ud800", "ü€😀", "x') OR 1 --"})
  void aNamespaceMayHaveAnyName(String name) {
    try (Store store = TestStores.open(file, "", ticker)) {
      Space space = store.space(new Namespace(name));
      Set<Key> keys = fill(space, 20, 100);
      assertThat(told(space.get(keys))).isNotEmpty().isEqualTo(oneByOne(space, keys));
      assertThat(store.space(new Namespace(name + "2")).get(keys)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"''", "X'00'", "substr(record, 1, 30)", "X'7fffffff' || substr(record, 5)"})
  void aRecordThatIsCutShortIsDamage(String record) {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.putAll("k", 5, 10);
      TestStores.change(file, "UPDATE entry SET record = CAST(" + record + " AS BLOB)");
      assertThat(handle.getAll("k", 5)).isEmpty();
      assertThat(handle.figure("damaged-files")).isOne();
      handle.put("k1");
      TestStores.change(file, "UPDATE entry SET record = CAST(" + record + " AS BLOB)");
      assertThat(handle.get("k1")).isNull();
      assertThat(handle.figure("damaged-files")).isEqualTo(2);
    }
  }

  @Test
  void aRecordOfAnotherLengthThanItSaysIsDamage() {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("k");
      TestStores.change(
          file, "UPDATE entry SET record = CAST(X'00000001' || substr(record, 5) AS BLOB)");
      assertThat(handle.getAll("k", 2)).isEmpty();
      assertThat(handle.get("k")).isNull();
      assertThat(handle.figure("damaged-files")).isOne();
    }
  }

  @Test
  void noKeysFindNothing() {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      assertThat(handle.space.get(Set.of())).isEmpty();
    }
  }

  /** Puts some records of any bytes, and returns their keys and others. */
  private Set<Key> fill(Space space, int count, int largest) {
    space.clear();
    Set<Key> keys = new HashSet<>();
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Key key = Key.of(bytes(8));
      keys.add(key);
      if (i % 5 != 0) {
        Next next = new Next.Put(bytes(1 + random.nextInt(largest)), 1 + random.nextInt(1_000));
        writes.add(new Write(key, Expected.absent(), next, Token.random()));
      }
    }
    space.commit(writes).forEach(Handle::applied);
    return keys;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Map<Key, List<Object>> oneByOne(Space space, Set<Key> keys) {
    Map<Key, Stored> found = new HashMap<>();
    keys.forEach(key -> found.putAll(space.get(Set.of(key))));
    return told(found);
  }

  private static Map<Key, List<Object>> told(Map<Key, Stored> found) {
    Map<Key, List<Object>> told = new HashMap<>();
    found.forEach(
        (key, stored) ->
            told.put(
                key,
                List.of(
                    Key.of(stored.bytes()),
                    stored.deadlineMillis(),
                    stored.version(),
                    stored.token(),
                    String.valueOf(stored.lease()))));
    return told;
  }
}
