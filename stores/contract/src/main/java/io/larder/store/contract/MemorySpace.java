package io.larder.store.contract;

import io.larder.spi.Capabilities;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.ChangeListener;
import io.larder.spi.Cursor;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.Size;
import io.larder.spi.Space;
import io.larder.spi.StoreStatistics;
import io.larder.spi.Stored;
import io.larder.spi.Subscription;
import io.larder.spi.Write;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One namespace as one handle sees it: holds calls to the store's limits and passes them on to the
 * shared table. A caller who breaks a rule of the SPI gets an {@link IllegalArgumentException},
 * where a real server might let it pass.
 */
final class MemorySpace implements Space {
  private final MemoryStore store;
  private final MemoryTable table;
  private final Capabilities capabilities;

  MemorySpace(MemoryStore store, MemoryTable table) {
    this.store = store;
    this.table = table;
    this.capabilities = store.capabilities();
  }

  @Override
  public Map<Key, Stored> get(Set<Key> keys) {
    store.requireOpen();
    requireBatch(keys.size());
    return table.get(keys);
  }

  @Override
  public List<Result> commit(List<Write> writes) {
    store.requireOpen();
    requireBatch(writes.size());
    Set<Key> keys = new HashSet<>();
    for (Write write : writes) {
      if (!keys.add(write.key())) {
        throw new IllegalArgumentException("key " + write.key() + " is twice in one commit");
      }
    }
    return writes.stream().map(this::commit).toList();
  }

  private Result commit(Write write) {
    if (write.expected() instanceof Expected.Unheld && !capabilities.upsert()) {
      throw new UnsupportedOperationException("this store was opened with upsert=false");
    }
    Result rejection =
        Result.Rejected.tooLarge(write, capabilities.largestKey(), capabilities.largestValue());
    return rejection == null ? table.commit(write) : rejection;
  }

  @Override
  public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
    store.requireOpen();
    if (!capabilities.scan()) {
      throw new UnsupportedOperationException("this store was opened with scan=false");
    }
    if (limit <= 0) {
      throw new IllegalArgumentException("limit must be > 0: " + limit);
    }
    Key after = cursor == null ? null : Key.of(HexFormat.of().parseHex(cursor.position()));
    List<Page.Item> items = table.after(after, limit, withValues);
    return new Page(items, items.size() < limit ? null : cursorAfter(items));
  }

  private static Cursor cursorAfter(List<Page.Item> items) {
    Key last = items.get(items.size() - 1).key();
    return new Cursor(HexFormat.of().formatHex(last.bytes()));
  }

  @Override
  public long clear() {
    store.requireOpen();
    return table.clear();
  }

  @Override
  public Subscription changes(ChangeListener listener) {
    store.requireOpen();
    if (capabilities.feed() == Feed.NONE) {
      throw new UnsupportedOperationException("this store was opened with feed=none");
    }
    return new MemorySubscription(store, table, listener);
  }

  @Override
  public Size size() {
    store.requireOpen();
    return new Size(table.size(), Size.Exactness.EXACT);
  }

  @Override
  public StoreStatistics statistics() {
    store.requireOpen();
    return new StoreStatistics(table.figures());
  }

  private void requireBatch(int size) {
    if (size > capabilities.largestBatch()) {
      throw new IllegalArgumentException(
          "a batch of %d is larger than this store takes, %d: cut it before"
              .formatted(size, capabilities.largestBatch()));
    }
  }
}
