package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.assertSame;
import static io.larder.store.contract.Outcomes.conflict;
import static io.larder.store.contract.Outcomes.conflictWithNothing;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.NEVER;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.delete;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.replace;
import static io.larder.store.contract.Writes.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Key;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import io.larder.spi.Write;
import org.junit.jupiter.api.Test;

/** How a record gets another deadline. */
interface TouchContract extends Fixture {
  @Test
  default void touchKeepsTheBytesAndChangesAllElse() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "1"));
    Write touch = touch(key, first, ticker().millis() + 5);

    Version second = apply(space(), touch);

    assertThat(second).isNotEqualTo(first);
    assertSame(
        read(space(), key),
        new Stored(bytes("1"), ticker().millis() + 5, second, touch.token(), null));
  }

  @Test
  default void touchToTheSameDeadlineMakesANewVersion() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "1"));

    Version second = apply(space(), touch(key, first, NEVER));

    assertThat(second).isNotEqualTo(first);
    conflict(space(), replace(key, first, "too late"));
    apply(space(), replace(key, second, "2"));
  }

  @Test
  default void touchOfAStaleVersionConflictsAndBringsTheCurrentRecord() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "first"));
    apply(space(), replace(key, first, "second"));

    Stored current = conflict(space(), touch(key, first, 5));

    assertThat(current.bytes()).isEqualTo(bytes("second"));
    assertThat(read(space(), key).deadlineMillis()).isEqualTo(NEVER);
  }

  @Test
  default void touchWhereNothingIsConflictsWithNothing() {
    Key key = key("a");
    Version version = apply(space(), insert(key, "1"));
    apply(space(), delete(key, version));

    conflictWithNothing(space(), touch(key, version, NEVER));

    assertNothing(space(), key);
  }

  @Test
  default void touchKeepsALargeValue() {
    Key key = key("a");
    byte[] large = bytes(Math.min(store().capabilities().largestValue(), 1 << 20));
    Version version = apply(space(), insert(key, large));

    apply(space(), touch(key, version, ticker().millis() + 5));

    assertThat(read(space(), key).bytes()).isEqualTo(large);
  }
}
