package io.larder.tier;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Removes from a store that is back what was changed elsewhere while it was down. */
final class Sweep {
  private static final int TRIES = 32;

  private final Space space;
  private final int largestBatch;
  private final Ticker ticker;

  Sweep(Space space, int largestBatch, Ticker ticker) {
    this.space = space;
    this.largestBatch = largestBatch;
    this.ticker = ticker;
  }

  /**
   * Removes every record that is doubted, held ones too, as a clear does.
   *
   * @throws StoreException when one may be left
   */
  void run(Doubts doubts) {
    if (doubts.all()) {
      space.clear();
    }
    List<Key> keys = new ArrayList<>(doubts.all() ? doubts.late() : doubts.keys());
    for (int from = 0; from < keys.size(); from += largestBatch) {
      List<Key> part = keys.subList(from, Math.min(keys.size(), from + largestBatch));
      remove(new HashSet<>(part), doubts.late());
    }
  }

  private void remove(Set<Key> keys, Set<Key> late) {
    Set<Key> left = keys;
    for (int tries = 0; !left.isEmpty(); tries++) {
      if (tries == TRIES) {
        throw new StoreException(
            "%d records were changed by others all the time and could not be removed"
                .formatted(left.size()));
      }
      left = tryToRemove(left, late);
    }
  }

  /** Returns the keys of those that others were faster with. */
  private Set<Key> tryToRemove(Set<Key> keys, Set<Key> late) {
    Map<Key, Stored> found = space.get(keys);
    List<Write> writes = new ArrayList<>();
    for (Key key : keys) {
      Stored stored = found.get(key);
      if (stored != null && !isTombstone(stored)) {
        writes.add(write(key, Expected.is(stored.version()), new Next.Delete()));
      } else if (stored == null && late.contains(key)) {
        writes.add(write(key, Expected.absent(), tombstone()));
      }
    }
    List<Result> results = writes.isEmpty() ? List.of() : space.commit(writes);
    Set<Key> left = new HashSet<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Result.Unknown unknown) {
        throw new StoreException("a record may not have been removed", unknown.cause());
      }
      if (results.get(i) instanceof Result.Failed failed) {
        throw failed.cause();
      }
      if (results.get(i) instanceof Result.Conflict) {
        left.add(writes.get(i).key());
      }
    }
    return left;
  }

  private static Write write(Key key, Expected expected, Next next) {
    return new Write(key, expected, next, Token.random());
  }

  /** A hold that has ended: holds up nobody, but the late write that expects nothing there. */
  private Next tombstone() {
    return new Next.Hold(new Lease(ticker.millis(), Lease.Purpose.CONTENTION));
  }

  private boolean isTombstone(Stored stored) {
    Lease lease = stored.lease();
    return stored.length() == 0 && lease != null && !lease.lives(ticker.millis());
  }
}
