package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.assertSame;
import static io.larder.store.contract.Outcomes.conflict;
import static io.larder.store.contract.Outcomes.conflictWithNothing;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.delete;
import static io.larder.store.contract.Writes.hold;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.replace;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import org.junit.jupiter.api.Test;

/** That two processes with a handle each see the same records. */
interface HandleContract extends Fixture {
  @Test
  default void eachHandleSeesTheCommitsOfTheOther() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "first"));
    assertSame(read(otherSpace(), key), read(space(), key));

    Version second = apply(otherSpace(), replace(key, first, "second"));

    assertThat(read(space(), key).version()).isEqualTo(second);
    assertThat(read(space(), key).bytes()).isEqualTo(bytes("second"));
    apply(space(), delete(key, second));
    assertNothing(otherSpace(), key);
  }

  @Test
  default void aHandleConflictsWithWhatTheOtherCommitted() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "first"));
    apply(otherSpace(), replace(key, first, "second"));

    assertThat(conflict(space(), replace(key, first, "third")).bytes()).isEqualTo(bytes("second"));
    assertThat(conflict(space(), insert(key, "fourth")).bytes()).isEqualTo(bytes("second"));
  }

  @Test
  default void aHandleMeetsTheHoldOfTheOther() {
    Key key = key("a");
    Lease lease = new Lease(ticker().millis() + 1000, Purpose.WRITER);
    Version held = apply(otherSpace(), hold(key, Expected.absent(), lease));

    Stored current = conflict(space(), insert(key, "1"));

    assertThat(current.lease()).isEqualTo(lease);
    apply(otherSpace(), replace(key, held, "2"));
    assertThat(read(space(), key).bytes()).isEqualTo(bytes("2"));
  }

  @Test
  default void aHandleSeesWhenTheOtherClears() {
    Version version = apply(space(), insert(key("a"), "1"));
    read(otherSpace(), key("a"));

    otherSpace().clear();

    assertNothing(space(), key("a"));
    conflictWithNothing(space(), replace(key("a"), version, "2"));
  }

  @Test
  default void versionsOfBothHandlesDiffer() {
    Key key = key("a");
    Version first = apply(space(), insert(key, "same"));
    Version second = apply(otherSpace(), delete(key, first));
    Version third = apply(otherSpace(), insert(key, "same"));
    Version fourth = apply(space(), replace(key, third, "same"));

    assertThat(new Version[] {first, second, third, fourth}).doesNotHaveDuplicates();
  }
}
