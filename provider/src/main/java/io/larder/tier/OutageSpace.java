package io.larder.tier;

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
import io.larder.spi.Ticker;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One namespace of a store, which goes on in memory while the store is down. When the store is
 * back, what was changed meanwhile is removed from it before anything is read from it again.
 *
 * <p>To the steps above, the way over or back is a conflict at most: what they have read is not
 * there any more, and they decide again. So no lock is held while user code runs.
 *
 * <p>Not promised: that processes see each other's changes while the store is down; that old values
 * leave the store when this process ends before the store is back.
 */
public final class OutageSpace implements Space {
  private final Space space;
  private final StandIn standIn;
  private final Outage outage;

  /**
   * Records of a store, by itself at first.
   *
   * @param space asked through the breaker
   * @param breaker of the store
   * @param largestBatch how many keys the store takes in one call
   * @param maximumEntries how many records may be in memory
   */
  public OutageSpace(
      Space space, Breaker breaker, int largestBatch, long maximumEntries, Ticker ticker) {
    this.space = space;
    this.standIn = new StandIn(maximumEntries);
    this.outage = new Outage(breaker, new Sweep(space, largestBatch, ticker), standIn);
  }

  @Override
  public Map<Key, Stored> get(Set<Key> keys) {
    return outage.ask(() -> space.get(keys), memory -> memory.get(keys));
  }

  @Override
  public Map<Key, Stored> peek(Set<Key> keys) {
    return outage.ask(() -> space.peek(keys), memory -> memory.get(keys));
  }

  @Override
  public List<Result> commit(List<Write> writes) {
    return outage.ask(
        () -> commitToStore(writes), memory -> writes.stream().map(memory::commit).toList());
  }

  /** What was decided in memory on what was there is decided again on what the store has. */
  private List<Result> commitToStore(List<Write> writes) {
    List<Write> ofStore = writes.stream().filter(write -> !isOfMemory(write)).toList();
    if (ofStore.size() == writes.size()) {
      return space.commit(writes);
    }
    Set<Key> ofMemory =
        writes.stream().filter(this::isOfMemory).map(Write::key).collect(Collectors.toSet());
    Map<Key, Stored> current = space.get(ofMemory);
    Iterator<Result> committed =
        (ofStore.isEmpty() ? List.<Result>of() : space.commit(ofStore)).iterator();
    List<Result> results = new ArrayList<>(writes.size());
    for (Write write : writes) {
      results.add(
          isOfMemory(write) ? new Result.Conflict(current.get(write.key())) : committed.next());
    }
    return results;
  }

  private boolean isOfMemory(Write write) {
    return write.expected() instanceof Expected.Is is && standIn.made(is.version());
  }

  /**
   * Takes a write to memory of which nobody knows whether the store has done it.
   *
   * @return the same doubt when the store is up, so that nothing was taken
   */
  Result takeOver(Write write, Result.Unknown doubt) {
    return outage.<Result>askMemory(doubt, memory -> memory.commitInDoubt(write));
  }

  @Override
  public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
    return outage.ask(
        () -> space.scan(cursor, limit, withValues),
        memory -> new Page(memory.all(withValues), null));
  }

  @Override
  public long clear() {
    return outage.ask(space::clear, StandIn::clear);
  }

  /** A feed is not asked while the store is down, so that copies are not trusted for long. */
  @Override
  public Subscription changes(ChangeListener listener) {
    Subscription subscription = space.changes(listener);
    outage.addListener(listener);
    return new Subscription() {
      @Override
      public void poll() {
        if (!outage.isDown()) {
          subscription.poll();
        }
      }

      @Override
      public void close() {
        outage.removeListener(listener);
        subscription.close();
      }
    };
  }

  @Override
  public Size size() {
    return outage.ask(space::size, memory -> new Size(memory.size(), Size.Exactness.EXACT));
  }

  @Override
  public StoreStatistics statistics() {
    return outage.ask(
        space::statistics,
        memory -> new StoreStatistics(Map.of("down", 1L, "down.entries", memory.size())));
  }

  /**
   * Removes what was changed meanwhile from a store that is back. Where it is not, the log says
   * that old values stay.
   */
  public void close() {
    outage.close();
  }
}
