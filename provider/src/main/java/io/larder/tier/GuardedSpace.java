package io.larder.tier;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One namespace of a store, asked through the breaker of that store. */
final class GuardedSpace implements Space {
  private final Space space;
  private final Breaker breaker;

  GuardedSpace(Space space, Breaker breaker) {
    this.space = space;
    this.breaker = breaker;
  }

  @Override
  public Map<Key, Stored> get(Set<Key> keys) {
    return call(() -> space.get(keys));
  }

  @Override
  public Map<Key, Stored> peek(Set<Key> keys) {
    return call(() -> space.peek(keys));
  }

  @Override
  public List<Result> commit(List<Write> writes) {
    return breaker.call(() -> space.commit(writes), GuardedSpace::fault);
  }

  /** A reply that did not come is a failure, too. */
  private static @Nullable Throwable fault(List<Result> results) {
    for (Result result : results) {
      if (result instanceof Result.Unknown unknown) {
        return unknown.cause();
      }
      if (result instanceof Result.Failed failed) {
        return failed.cause();
      }
    }
    return null;
  }

  @Override
  public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
    return call(() -> space.scan(cursor, limit, withValues));
  }

  @Override
  public long clear() {
    return call(space::clear);
  }

  @Override
  public Subscription changes(ChangeListener listener) {
    Subscription subscription = call(() -> space.changes(listener));
    return new Subscription() {
      @Override
      public void poll() {
        call(
            () -> {
              subscription.poll();
              return subscription;
            });
      }

      @Override
      public void close() {
        subscription.close();
      }
    };
  }

  @Override
  public Size size() {
    return call(space::size);
  }

  @Override
  public StoreStatistics statistics() {
    return call(space::statistics);
  }

  private <T> T call(Supplier<T> work) {
    return breaker.call(work, answer -> null);
  }
}
