package io.larder.store.contract.tier;

import static java.util.Objects.requireNonNull;

import io.larder.codec.AllowList;
import io.larder.codec.CanonicalCodec;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Size;
import io.larder.spi.Space;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Write;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cache's records as they lie in the store, through a handle that never fails. */
final class RawRecords {
  private final Space space;
  private final CanonicalCodec<String> keys =
      CanonicalCodec.forKeys(
          String.class, RawRecords.class.getClassLoader(), AllowList.of(List.of(), List.of()));

  RawRecords(Space space) {
    this.space = space;
  }

  Key key(String key) {
    return Key.of(keys.encode(key));
  }

  /** Returns the record of a key, null when there is none. */
  @Nullable Stored find(String key) {
    return space.get(Set.of(key(key))).get(key(key));
  }

  /** Returns the record of a key that must be there. */
  Stored read(String key) {
    return requireNonNull(find(key), () -> "there should be a record of " + key);
  }

  /** Returns the lease on a record, null when there is none. */
  @Nullable Lease lease(String key) {
    Stored stored = find(key);
    return stored == null ? null : stored.lease();
  }

  /** Tells whether the store knows how many records there are. */
  boolean isSizeExact() {
    return space.size().exactness() == Size.Exactness.EXACT;
  }

  /** Makes the record hold these bytes for ever, whatever it was. */
  void put(String key, byte[] bytes) {
    commit(key, new Next.Put(bytes, Long.MAX_VALUE));
  }

  /** Holds the record, whatever it was. */
  void hold(String key, Lease lease) {
    commit(key, new Next.Hold(lease));
  }

  /** Takes the record away, as a store does that has no room left. */
  void evict(String key) {
    commit(key, new Next.Delete());
  }

  private void commit(String key, Next next) {
    Stored current = find(key);
    Expected expected = current == null ? Expected.absent() : Expected.is(current.version());
    Result result =
        space.commit(List.of(new Write(key(key), expected, next, Token.random()))).get(0);
    if (!(result instanceof Result.Applied)) {
      throw new AssertionError("nobody else should write " + key + " now: " + result);
    }
  }
}
