package io.larder.tier;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One commit of writes some of which may be of large values.
 *
 * <pre>
 *   write chunks ─▶ commit records ─┬▶ applied:  remove or renew the chunks of the record before
 *                                   ├▶ unknown:  leave the new chunks, which may be needed
 *                                   └▶ else:     remove the new chunks
 * </pre>
 *
 * Confined to a thread.
 */
final class ChunkedCommit {
  private final Space space;
  private final ChunkRecords records;
  private final KnownChunks known;
  private final long largestValue;

  /** Chunks that this commit has written, by the key of their record. */
  private final Map<Key, Chunks> written = new HashMap<>();

  /** The records that are put without a look, as they are before. */
  private Map<Key, Stored> unseen = Map.of();

  ChunkedCommit(Space space, ChunkRecords records, KnownChunks known, long largestValue) {
    this.space = space;
    this.records = records;
    this.known = known;
    this.largestValue = largestValue;
  }

  /**
   * Returns what became of each write, in their order, in a list that the caller may change.
   *
   * @throws StoreException when nothing was changed
   */
  List<Result> run(List<Write> writes) {
    Result[] results = new Result[writes.size()];
    List<Integer> sent = new ArrayList<>(writes.size());
    List<Write> small = new ArrayList<>(writes.size());
    for (int i = 0; i < results.length; i++) {
      Write write = writes.get(i);
      Result refusal = isLarge(write) ? writeChunks(write) : null;
      if (refusal == null) {
        sent.add(i);
        small.add(named(write));
      } else {
        results[i] = refusal;
      }
    }
    List<Result> committed = small.isEmpty() ? List.of() : commit(small);
    for (int i = 0; i < committed.size(); i++) {
      results[sent.get(i)] = committed.get(i);
      settle(small.get(i), committed.get(i));
    }
    return Result.orThrow(Arrays.asList(results));
  }

  private boolean isLarge(Write write) {
    return write.next() instanceof Next.Put put && put.bytes().length > records.chunkBytes();
  }

  /** Writes the chunks of a value; returns why they are not there, null when they are. */
  private @Nullable Result writeChunks(Write write) {
    Next.Put put = (Next.Put) write.next();
    if (put.bytes().length > largestValue) {
      return new Result.Rejected("value", largestValue, put.bytes().length);
    }
    try {
      written.put(write.key(), records.write(put.bytes(), put.deadlineMillis()));
      return null;
    } catch (StoreException e) {
      return new Result.Failed(e);
    }
  }

  /** Returns the write itself, or one that names the chunks in place of the value. */
  private Write named(Write write) {
    Chunks chunks = written.get(write.key());
    if (chunks == null) {
      return write;
    }
    long deadline = ((Next.Put) write.next()).deadlineMillis();
    Next next = new Next.Put(chunks.manifest().bytes(), deadline);
    return new Write(write.key(), write.expected(), next, write.token());
  }

  private List<Result> commit(List<Write> small) {
    try {
      unseen = look(small);
      return space.commit(small);
    } catch (StoreException e) {
      written.values().forEach(records::remove);
      throw e;
    }
  }

  /** Reads what is put without a look where chunks are known: those before it would be left. */
  private Map<Key, Stored> look(List<Write> small) {
    if (!known.everAny()) {
      return Map.of();
    }
    Set<Key> keys = new HashSet<>();
    for (Write write : small) {
      if (write.expected() instanceof Expected.Unheld) {
        keys.add(write.key());
      }
    }
    return keys.isEmpty() ? Map.of() : space.get(keys);
  }

  private void settle(Write write, Result result) {
    Chunks own = written.get(write.key());
    if (result instanceof Result.Applied applied) {
      Version before = before(write);
      Chunks old = before == null ? null : known.take(before);
      if (own != null) {
        known.put(applied.version(), own);
      }
      if (old != null) {
        follow(old, write.next(), applied.version());
      }
    } else if (own != null && !(result instanceof Result.Unknown)) {
      records.remove(own);
    }
  }

  private @Nullable Version before(Write write) {
    if (write.expected() instanceof Expected.Is is) {
      return is.version();
    }
    Stored stored = unseen.get(write.key());
    return stored == null ? null : stored.version();
  }

  /** The record has changed: its chunks are needed still, or not. */
  private void follow(Chunks old, Next next, Version now) {
    if (next instanceof Next.Touch touch) {
      known.put(now, records.renew(old, touch.deadlineMillis()));
    } else if (next instanceof Next.Hold) {
      known.put(now, old);
    } else {
      records.remove(old);
    }
  }
}
