package io.larder.store.dynamodb;

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
import io.larder.spi.Ticker;
import io.larder.spi.Write;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The records of one namespace. */
final class DynamoDbSpace implements Space {
  private final Wire wire;
  private final Lanes lanes;
  private final Address address;
  private final Reads reads;
  private final Commits commits;
  private final Pages pages;

  DynamoDbSpace(Wire wire, Lanes lanes, Ticker ticker, Address address) {
    this.wire = wire;
    this.lanes = lanes;
    this.address = address;
    this.reads = new Reads(wire, address);
    this.commits = new Commits(wire, address, ticker);
    this.pages = new Pages(wire, address);
  }

  @Override
  public Map<Key, Stored> get(Set<Key> keys) {
    return reads.get(keys, true);
  }

  @Override
  public Map<Key, Stored> peek(Set<Key> keys) {
    return reads.get(keys, wire.settings().consistentPeeks());
  }

  @Override
  public List<Result> commit(List<Write> writes) {
    Budget budget = wire.budget();
    List<Callable<Result>> parts =
        writes.stream().<Callable<Result>>map(write -> () -> commit(write, budget)).toList();
    List<Result> results =
        writes.size() == 1 ? List.of(commit(writes.get(0), budget)) : lanes.all(parts);
    wire.figures().counts().committed(Result.orThrow(results));
    return results;
  }

  private Result commit(Write write, Budget budget) {
    Result rejection =
        Result.Rejected.tooLarge(write, DynamoDbStore.LARGEST_KEY, DynamoDbStore.LARGEST_VALUE);
    return rejection == null ? commits.commit(write, budget) : rejection;
  }

  @Override
  public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
    return pages.page(cursor, limit, withValues);
  }

  @Override
  public long clear() {
    return sum(new Clearing(wire, pages)::clear);
  }

  @Override
  public Subscription changes(ChangeListener listener) {
    throw new UnsupportedOperationException(
        "DynamoDB tells of no changes: near copies live for near-staleness");
  }

  /** Counts partition by partition, while others come and go. */
  @Override
  public Size size() {
    return new Size(sum(pages::count), Size.Exactness.ESTIMATE);
  }

  private long sum(ToLongFunction<String> each) {
    List<Callable<Long>> parts =
        address.partitions().stream()
            .<Callable<Long>>map(partition -> () -> each.applyAsLong(partition))
            .toList();
    return lanes.all(parts).stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public StoreStatistics statistics() {
    return new StoreStatistics(
        wire.figures().all(Table.describe(wire, "statistics", wire.budget())));
  }
}
