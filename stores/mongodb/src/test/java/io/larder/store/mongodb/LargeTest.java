package io.larder.store.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Write;
import io.larder.store.contract.handle.Handle;
import io.larder.store.mongodb.server.MongodbTestServer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LargeTest {
  private Handle handle;

  @BeforeEach
  void open() {
    handle = Handle.open(MongodbTestServer.uri() + "?timeout=60000", Ticker.system());
  }

  @AfterEach
  void close() {
    handle.space.clear();
    handle.close();
  }

  private Result write(Key key, Expected expected, byte[] bytes) {
    Next next = new Next.Put(bytes, Long.MAX_VALUE);
    return handle.space.commit(List.of(new Write(key, expected, next, Token.random()))).get(0);
  }

  private static byte[] bytes(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void theLargestValueUnderTheLargestKeyIsReadAsItWasWritten() {
    Key key = Key.of(bytes(MongodbStore.LARGEST_KEY, 1));
    byte[] value = bytes(MongodbStore.LARGEST_VALUE, 2);
    Result made = write(key, Expected.absent(), value);
    assertThat(requireNonNull(handle.space.get(Set.of(key)).get(key)).bytes()).isEqualTo(value);

    value[0]++;
    Result replaced = write(key, Expected.is(Handle.applied(made)), value);
    assertThat(replaced).isInstanceOf(Result.Applied.class);
    value[0]++;
    assertThat(write(key, new Expected.Unheld(1, true), value)).isInstanceOf(Result.Applied.class);
    assertThat(requireNonNull(handle.space.get(Set.of(key)).get(key)).bytes()).isEqualTo(value);
  }

  @Test
  void oneByteMoreIsRejectedWithTheLimit() {
    assertThat(write(Handle.key("k"), Expected.absent(), new byte[MongodbStore.LARGEST_VALUE + 1]))
        .isEqualTo(
            new Result.Rejected(
                "value", MongodbStore.LARGEST_VALUE, MongodbStore.LARGEST_VALUE + 1L));
  }

  /** More than one command takes, and more than one reply. */
  @Test
  void manyLongKeysAreReadAtOnce() {
    List<Key> keys = new ArrayList<>();
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      byte[] bytes = new byte[MongodbStore.LARGEST_KEY];
      Arrays.fill(bytes, (byte) i);
      bytes[0] = (byte) (i >> 8);
      keys.add(Key.of(bytes));
      Next next = new Next.Put(new byte[] {(byte) i}, Long.MAX_VALUE);
      writes.add(new Write(keys.get(i), Expected.absent(), next, Token.random()));
    }
    assertThat(handle.space.commit(writes)).allMatch(Result.Applied.class::isInstance);

    Map<Key, Byte> found =
        handle.space.get(Set.copyOf(keys)).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().bytes()[0]));
    assertThat(found).hasSize(400);
    for (int i = 0; i < 400; i++) {
      assertThat(found.get(keys.get(i))).isEqualTo((byte) i);
    }
  }
}
