package io.larder.store.contract.fault;

import io.larder.spi.ChangeListener;
import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.Size;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.StoreStatistics;
import io.larder.spi.Stored;
import io.larder.spi.Subscription;
import io.larder.spi.Write;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One namespace of a {@link FaultyStore}. */
final class FaultySpace implements Space {
  private final Space space;
  private final Faults faults;

  FaultySpace(Space space, Faults faults) {
    this.space = space;
    this.faults = faults;
  }

  @Override
  public Map<Key, Stored> get(Set<Key> keys) {
    return call(Call.GET, () -> space.get(keys));
  }

  @Override
  public Map<Key, Stored> peek(Set<Key> keys) {
    return call(Call.GET, () -> space.peek(keys));
  }

  @Override
  public List<Result> commit(List<Write> writes) {
    return faults.play(
        Call.COMMIT,
        fault -> {
          if (fault == Fault.UNREACHABLE) {
            throw failure(Call.COMMIT, fault);
          }
          return FaultyCommit.of(writes, fault, faults).send(space);
        });
  }

  @Override
  public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
    return call(Call.SCAN, () -> space.scan(cursor, limit, withValues));
  }

  @Override
  public long clear() {
    return call(Call.CLEAR, space::clear);
  }

  @Override
  public Subscription changes(ChangeListener listener) {
    Subscription subscription =
        call(Call.CHANGES, () -> space.changes(new FaultyListener(listener, faults)));
    return new FaultySubscription(subscription);
  }

  @Override
  public Size size() {
    return call(Call.SIZE, space::size);
  }

  @Override
  public StoreStatistics statistics() {
    return call(Call.STATISTICS, space::statistics);
  }

  private <T> T call(Call call, Supplier<T> work) {
    return faults.play(
        call,
        fault -> {
          if (fault == Fault.NONE) {
            return work.get();
          }
          if (fault == Fault.REPLY_LOST) {
            T unheard = work.get();
            throw new StoreException("%s: the reply %s was lost".formatted(call, unheard));
          }
          throw failure(call, fault);
        });
  }

  private static StoreException failure(Call call, Fault fault) {
    return new StoreException("%s failed on purpose: %s".formatted(call, fault));
  }

  private final class FaultySubscription implements Subscription {
    private final Subscription subscription;

    FaultySubscription(Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void poll() {
      call(
          Call.POLL,
          () -> {
            subscription.poll();
            return subscription;
          });
    }

    @Override
    public void close() {
      subscription.close();
    }
  }
}
