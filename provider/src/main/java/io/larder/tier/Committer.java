package io.larder.tier;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Commits writes in batches of the store's size. A lost reply is resolved by reading again: own
 * token, the write is done; the version before it, the write is sent again; anything else, nobody
 * knows. A write is never repeated blindly.
 */
final class Committer {
  private static final int TRIES = 4;

  private final StoreContext<?, ?> context;
  private final Space space;

  Committer(StoreContext<?, ?> context) {
    this.context = context;
    this.space = context.space();
  }

  /** Returns what became of each write, in their order. */
  List<Settled> commit(List<Write> writes) {
    List<Settled> settled = new ArrayList<>(writes.size());
    int batch = context.capabilities().largestBatch();
    for (int from = 0; from < writes.size(); from += batch) {
      List<Write> part = writes.subList(from, Math.min(writes.size(), from + batch));
      try {
        List<Result> results = space.commit(part);
        for (int i = 0; i < part.size(); i++) {
          settled.add(settle(part.get(i), results.get(i)));
        }
      } catch (StoreException e) {
        Settled failed = new Settled.Failed(context.failed("write", e));
        part.forEach(write -> settled.add(failed));
      }
    }
    return settled;
  }

  private Settled settle(Write write, Result result) {
    Result last = result;
    long begin = context.ticker().nanos();
    for (int tries = 0; last instanceof Result.Unknown unknown; tries++) {
      if (tries == TRIES || (tries > 0 && isOver(begin))) {
        return outcomeUnknown(write, unknown);
      }
      try {
        Stored stored = space.get(Set.of(write.key())).get(write.key());
        if (stored != null && stored.token().equals(write.token())) {
          return new Settled.Applied(stored.version());
        }
        if (!isAsExpected(stored, write.expected()) || mayHaveComeAndGone(write)) {
          return outcomeUnknown(write, unknown);
        }
        last = space.commit(List.of(write)).get(0);
      } catch (StoreException e) {
        if (e != unknown.cause()) {
          e.addSuppressed(unknown.cause());
        }
        last = new Result.Unknown(e);
      }
    }
    return known(write, last);
  }

  /** The store does not answer: what was sent may be resolved once, and no more after this. */
  private boolean isOver(long beginNanos) {
    return context.ticker().nanos() - beginNanos
        >= TimeUnit.MILLISECONDS.toNanos(context.timeoutMillis());
  }

  private Settled known(Write write, Result result) {
    if (result instanceof Result.Applied applied) {
      return new Settled.Applied(applied.version());
    }
    if (result instanceof Result.Conflict conflict) {
      Stored current = conflict.current();
      return current != null && current.token().equals(write.token())
          ? new Settled.Applied(current.version())
          : new Settled.Conflict(current);
    }
    if (result instanceof Result.Failed failed) {
      return new Settled.Failed(context.failed("write", failed.cause()));
    }
    if (result instanceof Result.Rejected rejected) {
      return new Settled.Failed(
          context.tooLarge(rejected.what(), write.key(), rejected.limit(), rejected.actual()));
    }
    throw new IllegalStateException("not settled: " + result);
  }

  private static boolean isAsExpected(@Nullable Stored stored, Expected expected) {
    if (expected instanceof Expected.Is is) {
      return stored != null && stored.version().equals(is.version());
    }
    return expected instanceof Expected.Absent && stored == null;
  }

  /** What was made may have been taken away again: that nothing is there proves nothing. */
  private static boolean mayHaveComeAndGone(Write write) {
    return write.expected() instanceof Expected.Absent && write.next() instanceof Next.Put;
  }

  private Settled outcomeUnknown(Write write, Result.Unknown unknown) {
    Result result = space instanceof OutageSpace outage ? outage.takeOver(write, unknown) : unknown;
    if (result != unknown) {
      return known(write, result);
    }
    return new Settled.Failed(
        new CacheException(
            context.where() + ": outcome unknown, the entry was changed or not; read it again",
            unknown.cause()));
  }

  /** Reads records as they are, in batches of the store's size. */
  Map<Key, Stored> read(Set<Key> keys) {
    return read(keys, space::get);
  }

  /** Reads records in one of the ways that a space has, in batches of the store's size. */
  Map<Key, Stored> read(Set<Key> keys, Function<Set<Key>, Map<Key, Stored>> reading) {
    int batch = context.capabilities().largestBatch();
    try {
      if (keys.size() <= batch) {
        return reading.apply(keys);
      }
      Map<Key, Stored> found = new HashMap<>();
      List<Key> all = List.copyOf(keys);
      for (int from = 0; from < all.size(); from += batch) {
        found.putAll(
            reading.apply(Set.copyOf(all.subList(from, Math.min(all.size(), from + batch)))));
      }
      return found;
    } catch (StoreException e) {
      throw context.failed("read", e);
    }
  }
}
