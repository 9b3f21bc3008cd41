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
import static io.larder.store.contract.Writes.hold;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.put;
import static io.larder.store.contract.Writes.replace;
import static io.larder.store.contract.Writes.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import io.larder.spi.Write;
import org.junit.jupiter.api.Test;

/** How a record is held. */
interface HoldContract extends Fixture {
  /** Returns a lease of ten seconds. */
  private Lease lease(Purpose purpose) {
    return new Lease(ticker().millis() + 10_000, purpose);
  }

  @Test
  default void holdOnAbsentMakesARecordWithoutBytes() {
    Key key = key("a");
    Lease lease = lease(Purpose.WRITER);
    Write hold = hold(key, Expected.absent(), lease);

    Version version = apply(space(), hold);

    Stored expected = new Stored(bytes(""), lease.untilMillis(), version, hold.token(), lease);
    assertSame(read(space(), key), expected);
  }

  @Test
  default void holdOnAValueKeepsBytesAndDeadline() {
    Key key = key("a");
    long deadline = ticker().millis() + 77;
    Version first = apply(space(), put(key, Expected.absent(), bytes("1"), deadline));
    Lease lease = lease(Purpose.CONTENTION);
    Write hold = hold(key, Expected.is(first), lease);

    Version second = apply(space(), hold);

    assertThat(second).isNotEqualTo(first);
    assertSame(read(space(), key), new Stored(bytes("1"), deadline, second, hold.token(), lease));
  }

  @Test
  default void eitherPurposeIsKept() {
    for (Purpose purpose : Purpose.values()) {
      Key key = key(purpose.name());
      apply(space(), hold(key, Expected.absent(), lease(purpose)));

      assertThat(read(space(), key).lease()).isEqualTo(lease(purpose));
    }
  }

  @Test
  default void aLeaseForEverIsKept() {
    Key key = key("a");
    Lease lease = new Lease(NEVER, Purpose.WRITER);

    apply(space(), hold(key, Expected.absent(), lease));

    assertThat(read(space(), key).lease()).isEqualTo(lease);
    assertThat(read(space(), key).deadlineMillis()).isEqualTo(NEVER);
  }

  @Test
  default void nothingGoesPastAHoldOnAbsent() {
    Key key = key("a");
    Lease lease = lease(Purpose.WRITER);
    Version held = apply(space(), hold(key, Expected.absent(), lease));

    Stored metByPut = conflict(space(), insert(key, "1"));
    Stored metByHold = conflict(space(), hold(key, Expected.absent(), lease));

    assertThat(metByPut.lease()).isEqualTo(lease);
    assertThat(metByHold.version()).isEqualTo(held);
    assertSame(metByHold, read(space(), key));
  }

  @Test
  default void aVersionFromBeforeTheHoldConflictsAndBringsTheLease() {
    Key key = key("a");
    Version before = apply(space(), insert(key, "1"));
    Lease lease = lease(Purpose.CONTENTION);
    apply(space(), hold(key, Expected.is(before), lease));

    assertThat(conflict(space(), replace(key, before, "2")).lease()).isEqualTo(lease);
    assertThat(conflict(space(), touch(key, before, 5)).lease()).isEqualTo(lease);
    assertThat(conflict(space(), delete(key, before)).lease()).isEqualTo(lease);
    assertThat(read(space(), key).bytes()).isEqualTo(bytes("1"));
  }

  @Test
  default void holdOnAHoldByItsVersionReplacesTheLease() {
    Key key = key("a");
    Version first = apply(space(), hold(key, Expected.absent(), lease(Purpose.WRITER)));
    Lease longer = new Lease(ticker().millis() + 99_000, Purpose.CONTENTION);

    Version second = apply(space(), hold(key, Expected.is(first), longer));

    assertThat(second).isNotEqualTo(first);
    assertThat(read(space(), key).lease()).isEqualTo(longer);
    conflict(space(), hold(key, Expected.is(first), longer));
  }

  @Test
  default void holdOnAVersionWhereNothingIsConflictsWithNothing() {
    Version elsewhere = apply(space(), insert(key("a"), "1"));

    conflictWithNothing(space(), hold(key("b"), Expected.is(elsewhere), lease(Purpose.WRITER)));

    assertNothing(space(), key("b"));
  }

  @Test
  default void putOnTheHoldThatMadeTheRecordEndsTheLease() {
    Key key = key("a");
    Version held = apply(space(), hold(key, Expected.absent(), lease(Purpose.WRITER)));
    Write put = replace(key, held, "1");

    Version version = apply(space(), put);

    assertSame(read(space(), key), new Stored(bytes("1"), NEVER, version, put.token(), null));
  }

  @Test
  default void putOnAHoldOfAValueEndsTheLease() {
    Key key = key("a");
    Version held = heldValue(key);

    apply(space(), replace(key, held, "2"));

    assertThat(read(space(), key).lease()).isNull();
    assertThat(read(space(), key).bytes()).isEqualTo(bytes("2"));
  }

  @Test
  default void touchOnAHoldEndsTheLeaseAndKeepsTheBytes() {
    Key key = key("a");
    Version held = heldValue(key);

    apply(space(), touch(key, held, ticker().millis() + 5));

    assertThat(read(space(), key).lease()).isNull();
    assertThat(read(space(), key).bytes()).isEqualTo(bytes("held"));
    assertThat(read(space(), key).deadlineMillis()).isEqualTo(ticker().millis() + 5);
  }

  @Test
  default void deleteOnAHoldRemovesTheRecord() {
    Version onValue = heldValue(key("a"));
    Version onNothing = apply(space(), hold(key("b"), Expected.absent(), lease(Purpose.WRITER)));

    apply(space(), delete(key("a"), onValue));
    apply(space(), delete(key("b"), onNothing));

    assertNothing(space(), key("a"));
    assertNothing(space(), key("b"));
  }

  /** Makes a record with the value "held" and a hold on it, and returns its version. */
  private Version heldValue(Key key) {
    Version version = apply(space(), insert(key, "held"));
    return apply(space(), hold(key, Expected.is(version), lease(Purpose.CONTENTION)));
  }
}
