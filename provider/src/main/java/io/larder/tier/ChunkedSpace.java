package io.larder.tier;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Capabilities;
import io.larder.spi.ChangeListener;
import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.Size;
import io.larder.spi.Space;
import io.larder.spi.StoreStatistics;
import io.larder.spi.Stored;
import io.larder.spi.Subscription;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One namespace whose large values lie in chunks: first the chunks are written, then the record
 * that names them is committed as any other is. So an entry is as it was or as it will be, whatever
 * fails. Small values pass as they are.
 *
 * <p>A chunk that is missing makes a value that cannot be read; the record stands, so that a step
 * can replace it. An overwritten value's chunks are removed at once where this process knows them,
 * and end by themselves where not.
 */
final class ChunkedSpace implements Space {
  private static final int TRIES = 8;

  private final Space space;
  private final ChunkRecords records;
  private final long largestValue;
  private final boolean scans;
  private final KnownChunks known = new KnownChunks();

  ChunkedSpace(Space space, ChunkRecords records, Capabilities capabilities) {
    this.space = space;
    this.records = records;
    this.largestValue = capabilities.largestValue();
    this.scans = capabilities.scan();
  }

  @Override
  public Map<Key, Stored> get(Set<Key> keys) {
    return read(keys, space::get);
  }

  @Override
  public Map<Key, Stored> peek(Set<Key> keys) {
    return read(keys, space::peek);
  }

  private Map<Key, Stored> read(Set<Key> keys, Function<Set<Key>, Map<Key, Stored>> reading) {
    Map<Key, Stored> found = reading.apply(keys);
    Map<Key, Stored> whole = null;
    for (Map.Entry<Key, Stored> entry : found.entrySet()) {
      Manifest manifest = Manifest.parse(entry.getValue());
      if (manifest != null) {
        whole = whole == null ? new HashMap<>(found) : whole;
        Stored assembled = whole(entry.getKey(), entry.getValue());
        if (assembled == null) {
          whole.remove(entry.getKey());
        } else {
          whole.put(entry.getKey(), assembled);
        }
      }
    }
    return whole == null ? found : whole;
  }

  /**
   * Returns a record with its value. Where chunks are missing because the record was overwritten
   * meanwhile, the new one; where they are lost, the record with bytes that no codec reads.
   */
  private @Nullable Stored whole(Key key, @Nullable Stored first) {
    Stored stored = first;
    for (int tries = 0; stored != null && tries < TRIES; tries++) {
      Manifest manifest = Manifest.parse(stored);
      if (manifest == null) {
        return stored;
      }
      Map<Key, Stored> found = records.read(manifest);
      byte[] value = manifest.assemble(found);
      if (value != null) {
        Chunks seen = seen(manifest, found);
        known.put(stored.version(), records.renew(seen, stored.deadlineMillis()));
        return new Stored(
            value, stored.deadlineMillis(), stored.version(), stored.token(), stored.lease());
      }
      Stored again = space.get(Set.of(key)).get(key);
      if (again != null && again.version().equals(stored.version())) {
        return again;
      }
      stored = again;
    }
    return stored;
  }

  private static Chunks seen(Manifest manifest, Map<Key, Stored> found) {
    List<Stored> chunks = manifest.keys().map(key -> requireNonNull(found.get(key))).toList();
    return new Chunks(
        manifest,
        chunks.stream().map(Stored::version).toList(),
        chunks.stream().mapToLong(Stored::deadlineMillis).min().orElse(Long.MAX_VALUE));
  }

  @Override
  public List<Result> commit(List<Write> writes) {
    List<Result> results = new ChunkedCommit(space, records, known, largestValue).run(writes);
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof Result.Conflict conflict) {
        results.set(i, new Result.Conflict(whole(writes.get(i).key(), conflict.current())));
      }
    }
    return results;
  }

  @Override
  public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
    Page page = space.scan(cursor, limit, withValues);
    List<Page.Item> items = new ArrayList<>(page.items().size());
    for (Page.Item item : page.items()) {
      Stored stored = item.stored();
      Stored whole = stored == null ? null : whole(item.key(), stored);
      boolean gone = stored != null && whole == null;
      if (!gone && !Manifest.isChunk(item.key())) {
        items.add(new Page.Item(item.key(), whole));
      }
    }
    return new Page(items, page.next());
  }

  @Override
  public long clear() {
    return space.clear();
  }

  @Override
  public Subscription changes(ChangeListener listener) {
    return space.changes(new WithoutChunks(listener));
  }

  /** Counts by a scan: the store under this counts chunks, too. */
  @Override
  public Size size() {
    return scans ? Size.counted(this) : new Size(0, Size.Exactness.UNKNOWN);
  }

  @Override
  public StoreStatistics statistics() {
    return space.statistics();
  }
}
