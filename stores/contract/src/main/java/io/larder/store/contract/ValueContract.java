package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.assertSame;
import static io.larder.store.contract.Outcomes.commit;
import static io.larder.store.contract.Outcomes.commitAll;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.NEVER;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.put;
import static io.larder.store.contract.Writes.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That any bytes are a value, up to the limit and not past it. */
interface ValueContract extends Fixture {
  /** Returns the length of the largest value that is tried, or this one when it is smaller. */
  private int atMost(int length) {
    return (int) Math.min(store().capabilities().largestValue(), length);
  }

  @Test
  default void aValueOfOneByteIsKept() {
    for (byte value : new byte[] {0, 1, 127, -128, -1}) {
      Key key = key("value " + value);
      apply(space(), insert(key, new byte[] {value}));

      assertThat(read(space(), key).bytes()).containsExactly(value);
    }
  }

  @Test
  default void aValueOfNoBytesCannotBePut() {
    assertThatThrownBy(() -> new Next.Put(new byte[0], NEVER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty");
  }

  @Test
  default void valuesOfAnyLengthAreKept() {
    for (int length : new int[] {2, 255, 256, 4095, 4097, 65_535, 65_537, 400_000, 1 << 20}) {
      byte[] value = bytes((long) atMost(length));
      Key key = key("length " + length);
      apply(space(), insert(key, value));

      assertThat(read(space(), key).bytes()).isEqualTo(value);
    }
  }

  @Test
  default void aValueMayGrowAndShrink() {
    Key key = key("a");
    Version version = apply(space(), insert(key, "small"));
    byte[] large = bytes((long) atMost(1 << 20));

    version = apply(space(), put(key, Expected.is(version), large, NEVER));
    assertThat(read(space(), key).bytes()).isEqualTo(large);

    apply(space(), replace(key, version, "small"));
    assertThat(read(space(), key).bytes()).isEqualTo(bytes("small"));
  }

  @Test
  default void aValueAtTheLimitIsKept() {
    Key key = key("a");
    byte[] largest = bytes((long) atMost(Writes.LARGEST_VALUE));

    apply(space(), insert(key, largest));

    assertThat(read(space(), key).bytes()).isEqualTo(largest);
  }

  @Test
  default void aValueOverTheLimitIsRejectedAndChangesNothing() {
    long limit = store().capabilities().largestValue();
    if (limit > Writes.LARGEST_VALUE) {
      return; // too large to try
    }
    Key key = key("a");
    Version version = apply(space(), insert(key, "1"));
    Stored before = read(space(), key);

    Result created = commit(space(), insert(key("b"), bytes(limit + 1)));
    Result replaced = commit(space(), put(key, Expected.is(version), bytes(limit + 1), NEVER));

    for (Result result : List.of(created, replaced)) {
      assertThat(result).isInstanceOf(Result.Rejected.class);
      assertThat(((Result.Rejected) result).limit()).isEqualTo(limit);
      assertThat(((Result.Rejected) result).actual()).isEqualTo(limit + 1);
    }
    assertNothing(space(), key("b"));
    assertSame(read(space(), key), before);
  }

  @Test
  default void aRejectedValueStopsNoOtherWrite() {
    long limit = store().capabilities().largestValue();
    if (limit > Writes.LARGEST_VALUE) {
      return; // too large to try
    }

    List<Result> results =
        commitAll(
            space(),
            store().capabilities(),
            List.of(
                insert(key("a"), "1"), insert(key("b"), bytes(limit + 1)), insert(key("c"), "3")));

    assertThat(results.get(1)).isInstanceOf(Result.Rejected.class);
    assertThat(read(space(), key("a")).bytes()).isEqualTo(bytes("1"));
    assertThat(read(space(), key("c")).bytes()).isEqualTo(bytes("3"));
  }

  @Test
  default void aBatchOfLargeValuesIsKept() {
    byte[] large = bytes((long) atMost(300_000));

    commitAll(
        space(),
        store().capabilities(),
        List.of(insert(key("a"), large), insert(key("b"), large), insert(key("c"), large)));

    for (String name : List.of("a", "b", "c")) {
      assertThat(read(space(), key(name)).bytes()).isEqualTo(large);
    }
  }
}
