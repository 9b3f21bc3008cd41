package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.assertSame;
import static io.larder.store.contract.Outcomes.conflict;
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
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** That a store keeps deadlines and leases and never judges them. */
interface ExpiryContract extends Fixture {
  /** Makes a record that expired one second ago, and returns its version. */
  private Version expired(Key key) {
    Version version =
        apply(space(), put(key, Expected.absent(), bytes("old"), ticker().millis() + 1000));
    ticker().advance(Duration.ofSeconds(2));
    return version;
  }

  @Test
  default void anExpiredRecordIsStillReturned() {
    Key key = key("a");
    Version version = expired(key);

    assertThat(read(space(), key).version()).isEqualTo(version);
    assertThat(read(space(), key).bytes()).isEqualTo(bytes("old"));
  }

  @Test
  default void anExpiredRecordIsNotAbsent() {
    Key key = key("a");
    Version version = expired(key);

    Stored current = conflict(space(), insert(key, "new"));

    assertThat(current.version()).isEqualTo(version);
    assertThat(current.deadlineMillis()).isEqualTo(ticker().millis() - 1000);
  }

  @Test
  default void anExpiredRecordIsReplacedByItsVersion() {
    Key key = key("a");

    apply(space(), replace(key, expired(key), "new"));

    assertThat(read(space(), key).bytes()).isEqualTo(bytes("new"));
  }

  @Test
  default void anExpiredRecordIsDeletedByItsVersion() {
    Key key = key("a");

    apply(space(), delete(key, expired(key)));

    assertNothing(space(), key);
  }

  @Test
  default void anExpiredRecordIsTouchedAndHeldByItsVersion() {
    apply(space(), touch(key("a"), expired(key("a")), NEVER));
    Lease lease = new Lease(ticker().millis() + 1000, Purpose.WRITER);
    apply(space(), hold(key("b"), Expected.is(expired(key("b"))), lease));

    assertThat(read(space(), key("a")).bytes()).isEqualTo(bytes("old"));
    assertThat(read(space(), key("b")).bytes()).isEqualTo(bytes("old"));
  }

  @Test
  default void anEndedLeaseIsStillThereAndIsNotAbsent() {
    Key key = key("a");
    Lease lease = new Lease(ticker().millis() + 1000, Purpose.WRITER);
    Version version = apply(space(), hold(key, Expected.absent(), lease));
    ticker().advance(Duration.ofSeconds(2));

    Stored current = conflict(space(), insert(key, "new"));

    assertThat(current.version()).isEqualTo(version);
    assertThat(current.lease()).isEqualTo(lease);
    assertSame(current, read(space(), key));
    apply(space(), replace(key, version, "new"));
  }

  @Test
  default void deadlinesAreKeptToTheMillisecond() {
    long now = ticker().millis();
    for (long deadline : new long[] {now + 1, now + 999, now + 86_400_001, NEVER - 1, NEVER}) {
      Key key = key("until " + deadline);
      apply(space(), put(key, Expected.absent(), bytes("1"), deadline));

      assertThat(read(space(), key).deadlineMillis()).isEqualTo(deadline);
    }
  }

  @Test
  default void aDeadlineThatIsLongPastIsKept() {
    Key key = key("a");

    Version version = apply(space(), put(key, Expected.absent(), bytes("1"), 1));

    assertThat(read(space(), key).deadlineMillis()).isEqualTo(1);
    conflict(space(), insert(key, "2"));
    apply(space(), replace(key, version, "3"));
  }

  @Test
  default void aClockThatStepsBackChangesNothing() {
    Key key = key("a");
    Version version = apply(space(), insert(key, "1"));
    ticker().stepBack(Duration.ofHours(1));

    assertThat(read(space(), key).version()).isEqualTo(version);
    apply(space(), replace(key, version, "2"));
    apply(space(), insert(key("b"), "3"));
    assertThat(read(space(), key).bytes()).isEqualTo(bytes("2"));
  }
}
