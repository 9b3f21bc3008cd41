package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.commit;
import static io.larder.store.contract.Outcomes.commitAll;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Outcomes.readAll;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Key;
import io.larder.spi.Result;
import io.larder.spi.Stored;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That any bytes are a key, and no two keys are taken for one. */
interface KeyContract extends Fixture {
  /** Returns the length of the longest key that is tried. */
  private int longestKey() {
    return (int) Math.min(store().capabilities().largestKey(), Writes.LONGEST_KEY);
  }

  @Test
  default void everyByteIsAKeyOfItsOwn() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      writes.add(insert(Key.of(new byte[] {(byte) i}), "byte " + i));
    }
    commitAll(space(), store().capabilities(), writes);

    List<Key> keys = writes.stream().map(Write::key).toList();
    Map<Key, Stored> found = readAll(space(), store().capabilities(), keys);

    assertThat(found).hasSize(256);
    for (int i = 0; i < 256; i++) {
      assertThat(found)
          .extractingByKey(keys.get(i))
          .extracting(Stored::bytes)
          .isEqualTo(bytes("byte " + i));
    }
  }

  @Test
  default void aKeyMayHoldAnyBytes() {
    byte[] any = new byte[Math.min(longestKey(), 256)];
    for (int i = 0; i < any.length; i++) {
      any[i] = (byte) (255 - i);
    }

    apply(space(), insert(Key.of(any), "any"));

    assertThat(read(space(), Key.of(any.clone())).bytes()).isEqualTo(bytes("any"));
  }

  @Test
  default void keysThatBeginAlikeStandApart() {
    String[] names = {"a", "aa", "a\0", "a\0a", "a:", "a%", "A", "a ", " a", "a\n", "ä", "a/b"};
    for (String name : names) {
      apply(space(), insert(key(name), "value of " + name));
    }

    for (String name : names) {
      assertThat(read(space(), key(name)).bytes()).isEqualTo(bytes("value of " + name));
    }
  }

  @Test
  default void anEmptyKeyIsKeptOrRejected() {
    Key empty = Key.of(new byte[0]);
    apply(space(), insert(key("a"), "neighbour"));

    Result result = commit(space(), insert(empty, "1"));

    if (result instanceof Result.Applied) {
      assertThat(read(space(), empty).bytes()).isEqualTo(bytes("1"));
    } else {
      assertThat(result).isInstanceOf(Result.Rejected.class);
      assertNothing(space(), empty);
    }
    assertThat(read(space(), key("a")).bytes()).isEqualTo(bytes("neighbour"));
  }

  @Test
  default void longKeysThatDifferInTheLastByteStandApart() {
    byte[] one = bytes(longestKey());
    byte[] other = one.clone();
    other[other.length - 1]++;

    apply(space(), insert(Key.of(one), "one"));
    assertNothing(space(), Key.of(other));
    apply(space(), insert(Key.of(other), "other"));

    assertThat(read(space(), Key.of(one)).bytes()).isEqualTo(bytes("one"));
    assertThat(read(space(), Key.of(other)).bytes()).isEqualTo(bytes("other"));
  }

  @Test
  default void keysOfEveryLengthAreKept() {
    for (int length = 1; length <= longestKey(); length = length * 2 + 1) {
      Key key = Key.of(bytes((long) length));
      apply(space(), insert(key, "length " + length));

      assertThat(read(space(), key).bytes()).isEqualTo(bytes("length " + length));
    }
  }

  @Test
  default void aKeyOverTheLimitIsRejectedAndNotFound() {
    long limit = store().capabilities().largestKey();
    if (limit > Writes.LARGEST_VALUE) {
      return; // too long to try
    }
    Key tooLong = Key.of(bytes(limit + 1));

    Result result = commit(space(), insert(tooLong, "1"));

    assertThat(result).isInstanceOf(Result.Rejected.class);
    assertThat(((Result.Rejected) result).limit()).isEqualTo(limit);
    assertThat(((Result.Rejected) result).actual()).isEqualTo(limit + 1);
    assertNothing(space(), tooLong);
  }
}
