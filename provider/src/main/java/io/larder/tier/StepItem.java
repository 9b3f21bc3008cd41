package io.larder.tier;

import io.larder.engine.Change;
import io.larder.engine.Live;
import io.larder.engine.Outcome;
import io.larder.engine.Verdict;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@link StoreStep} on its way from reading to commit. Confined to the step's
 * thread.
 */
final class StepItem<K, V, R> {
  private final K key;
  private final Key bytes;

  /** The newest known state of the record. */
  private Seen<V> seen = new Seen<>(null, null, null);

  /** The version of our hold, null when the record is not held by this step. */
  private @Nullable Version hold;

  /** What is expected where the record was not looked at, null when it was. */
  private Expected.@Nullable Unheld unseen;

  private @Nullable Verdict<V, R> verdict;
  private byte @Nullable [] value;

  /** The writer has got what was decided. */
  private boolean written;

  /** Taken before the commit, for those who keep copies. */
  long stamp;

  StepItem(K key, Key bytes) {
    this.key = key;
    this.bytes = bytes;
  }

  K key() {
    return key;
  }

  Key bytes() {
    return bytes;
  }

  @Nullable Stored stored() {
    return seen.stored();
  }

  @Nullable Live<V> live() {
    return seen.live();
  }

  void see(Seen<V> now) {
    seen = now;
    hold = null;
    unseen = null;
  }

  /** The record is put without having been looked at. */
  void unseen(Expected.Unheld expected) {
    unseen = expected;
  }

  /** Tells whether the record has the deadline that was decided once its put is applied. */
  boolean knowsDeadline() {
    return unseen == null || !unseen.keepsDeadline();
  }

  /** The record is as it was seen, under our hold. */
  void held(Version version) {
    hold = version;
  }

  boolean isAbsent() {
    return seen.stored() == null;
  }

  boolean isHeld() {
    return hold != null;
  }

  boolean isHeldByOthers(long nowMillis) {
    Stored stored = seen.stored();
    Lease lease = stored == null ? null : stored.lease();
    return hold == null && lease != null && lease.lives(nowMillis);
  }

  void written() {
    written = true;
  }

  /** Tells whether the writer has got what was decided, so that what was before is not true. */
  boolean isWritten() {
    return written;
  }

  void decided(Verdict<V, R> decided, byte @Nullable [] encoded) {
    verdict = decided;
    value = encoded;
  }

  Verdict<V, R> verdict() {
    if (verdict == null) {
      throw new IllegalStateException("not decided: " + bytes);
    }
    return verdict;
  }

  Expected expected() {
    if (unseen != null) {
      return unseen;
    }
    if (hold != null) {
      return Expected.is(hold);
    }
    Stored stored = seen.stored();
    return stored == null ? Expected.absent() : Expected.is(stored.version());
  }

  /** Returns what the record has to become, null when it is so already. */
  @Nullable Next next(long nowMillis) {
    Change<V> change = verdict().change();
    if (change instanceof Change.Put<V> put && value != null && put.deadlineMillis() > nowMillis) {
      return new Next.Put(value, put.deadlineMillis());
    }
    if (change instanceof Change.Touch<V> touch
        && seen.live() != null
        && touch.deadlineMillis() > nowMillis) {
      return new Next.Touch(touch.deadlineMillis());
    }
    if (change instanceof Change.Keep<V> && seen.expired() == null) {
      return hold == null ? null : released();
    }
    return isThere() ? new Next.Delete() : null;
  }

  /** Returns a write of the record as it was seen or held. */
  Write write(Next next) {
    return new Write(bytes, expected(), next, Token.random());
  }

  /** Returns what ends our hold and leaves the record as it was before, readable or not. */
  Next released() {
    Stored stored = seen.stored();
    return stored == null || Records.isMereHold(stored)
        ? new Next.Delete()
        : new Next.Touch(stored.deadlineMillis());
  }

  /** Tells whether nothing is to be done but to end our hold, which ends by itself, too. */
  boolean isReleasedOnly() {
    return hold != null && verdict().change() instanceof Change.Keep<V> && seen.expired() == null;
  }

  /** Returns a hold that does not bring back to life what a dead writer held. */
  Next.Hold hold(long untilMillis, Lease.Purpose purpose) {
    Stored stored = seen.stored();
    boolean dead = stored != null && Records.heldByWriter(stored);
    return new Next.Hold(new Lease(untilMillis, dead ? Lease.Purpose.WRITER : purpose));
  }

  /** Returns how many bytes are to be stored, 0 when none are. */
  int valueLength() {
    return value == null ? 0 : value.length;
  }

  private boolean isThere() {
    return seen.stored() != null || hold != null;
  }

  Outcome<V, R> outcome(Records<K, V> records, long nowMillis) {
    Next next = next(nowMillis);
    Live<V> after = seen.live();
    if (next instanceof Next.Put put) {
      after = records.written(put.bytes(), put.deadlineMillis());
    } else if (next instanceof Next.Touch touch && after != null) {
      after = after.withDeadline(touch.deadlineMillis());
    } else if (next instanceof Next.Delete) {
      after = null;
    }
    return new Outcome<>(seen.expired(), seen.live(), after, verdict());
  }
}
