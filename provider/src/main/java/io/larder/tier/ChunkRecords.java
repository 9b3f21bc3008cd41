package io.larder.tier;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes, reads, renews and removes chunks, which nobody changes and each of which ends by itself:
 * with the value or after 30 days, whichever is first. Whoever reads a value that goes on longer
 * renews its chunks. So what a dead process left behind is reclaimed by time.
 */
final class ChunkRecords {
  private static final System.Logger LOGGER = System.getLogger(ChunkRecords.class.getName());
  private static final long LIFE_MILLIS = TimeUnit.DAYS.toMillis(30);
  private static final long RENEWED_MILLIS = LIFE_MILLIS / 2;

  /** How many bytes of chunks go over the wire in one call. */
  private static final int CALL_BYTES = 8 << 20;

  private final Space space;
  private final Ticker ticker;
  private final int chunkBytes;
  private final int batch;

  ChunkRecords(Space space, Ticker ticker, int chunkBytes, int largestBatch) {
    this.space = space;
    this.ticker = ticker;
    this.chunkBytes = chunkBytes;
    this.batch = Math.max(1, Math.min(largestBatch, CALL_BYTES / chunkBytes));
  }

  int chunkBytes() {
    return chunkBytes;
  }

  /** Returns until when the chunks of a value are kept that ends at this time. */
  private long untilMillis(long deadlineMillis) {
    return Math.min(deadlineMillis, ticker.millis() + LIFE_MILLIS);
  }

  /**
   * Writes the chunks of a value.
   *
   * @throws StoreException when not all of them are there; those that are, are removed again
   */
  Chunks write(byte[] value, long deadlineMillis) {
    Manifest manifest = Manifest.of(value, chunkBytes);
    long until = untilMillis(deadlineMillis);
    List<Version> versions = new ArrayList<>(manifest.count());
    try {
      for (int from = 0; from < manifest.count(); from += batch) {
        int to = Math.min(manifest.count(), from + batch);
        List<Write> writes = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
          int begin = i * chunkBytes;
          byte[] chunk =
              Arrays.copyOfRange(value, begin, Math.min(value.length, begin + chunkBytes));
          writes.add(write(manifest.key(i), Expected.absent(), new Next.Put(chunk, until)));
        }
        List<Result> results = space.commit(writes);
        for (int i = 0; i < writes.size(); i++) {
          versions.add(written(writes.get(i), results.get(i)));
        }
      }
    } catch (StoreException e) {
      remove(new Chunks(manifest, versions, until));
      throw e;
    }
    return new Chunks(manifest, versions, until);
  }

  private static Write write(Key key, Expected expected, Next next) {
    return new Write(key, expected, next, Token.random());
  }

  /** Returns the version of a chunk that is there now. Where no reply came, reading tells. */
  private Version written(Write write, Result result) {
    if (result instanceof Result.Applied applied) {
      return applied.version();
    }
    if (result instanceof Result.Failed failed) {
      throw failed.cause();
    }
    if (result instanceof Result.Unknown unknown) {
      Stored stored = space.get(Set.of(write.key())).get(write.key());
      if (stored != null && stored.token().equals(write.token())) {
        return stored.version();
      }
      throw new StoreException("a chunk of a large value was not written", unknown.cause());
    }
    throw new StoreException("a chunk of a large value was not taken: " + result);
  }

  /** Reads the chunks of a value, whichever of them are there. */
  Map<Key, Stored> read(Manifest manifest) {
    Map<Key, Stored> found = new HashMap<>();
    List<Key> keys = manifest.keys().toList();
    for (int from = 0; from < keys.size(); from += batch) {
      found.putAll(space.get(Set.copyOf(keys.subList(from, Math.min(keys.size(), from + batch)))));
    }
    return found;
  }

  /** Lets chunks go on with a value whose end has moved or is far away, if that is time. */
  Chunks renew(Chunks chunks, long deadlineMillis) {
    if (chunks.untilMillis() >= Math.min(deadlineMillis, ticker.millis() + RENEWED_MILLIS)) {
      return chunks;
    }
    long until = untilMillis(deadlineMillis);
    List<Version> versions = change(chunks, new Next.Touch(until));
    return versions == null ? chunks : new Chunks(chunks.manifest(), versions, until);
  }

  /** Removes chunks that no record names any more. What cannot be removed ends by itself. */
  void remove(Chunks chunks) {
    change(chunks, new Next.Delete());
  }

  /**
   * Changes all chunks, and again those that another process has renewed meanwhile.
   *
   * @return the new versions; null when it did not work, which nothing depends on
   */
  private @Nullable List<Version> change(Chunks chunks, Next next) {
    List<Version> versions = new ArrayList<>(chunks.versions());
    try {
      for (int from = 0; from < versions.size(); from += batch) {
        change(chunks.manifest(), versions, from, Math.min(versions.size(), from + batch), next);
      }
      return versions;
    } catch (StoreException e) {
      LOGGER.log(Level.DEBUG, "chunks of a large value were left to end by themselves", e);
      return null;
    }
  }

  private void change(Manifest manifest, List<Version> versions, int from, int to, Next next) {
    List<Write> writes = new ArrayList<>();
    for (int i = from; i < to; i++) {
      writes.add(write(manifest.key(i), Expected.is(versions.get(i)), next));
    }
    List<Result> results = space.commit(writes);
    for (int i = from; i < to; i++) {
      Result result = results.get(i - from);
      if (result instanceof Result.Conflict conflict && conflict.current() != null) {
        Version current = requireNonNull(conflict.current()).version();
        result = space.commit(List.of(write(manifest.key(i), Expected.is(current), next))).get(0);
      }
      if (result instanceof Result.Applied applied) {
        versions.set(i, applied.version());
      }
    }
  }
}
