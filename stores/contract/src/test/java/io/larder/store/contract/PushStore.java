package io.larder.store.contract;

import io.larder.spi.Capabilities;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.ChangeListener;
import io.larder.spi.Cursor;
import io.larder.spi.Key;
import io.larder.spi.Namespace;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.Size;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.StoreStatistics;
import io.larder.spi.Stored;
import io.larder.spi.Subscription;
import io.larder.spi.Write;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A store that polls in a thread of its own and so seems to push. */
final class PushStore implements Store {
  private final Store store;
  private final Queue<Pushing> subscriptions = new ConcurrentLinkedQueue<>();

  PushStore(Store store) {
    this.store = store;
  }

  @Override
  public Capabilities capabilities() {
    Capabilities of = store.capabilities();
    return new Capabilities(
        of.largestKey(),
        of.largestValue(),
        of.mostChunks(),
        of.largestBatch(),
        of.ttlGranularityMillis(),
        Feed.PUSH,
        of.scan(),
        of.upsert(),
        of.durability());
  }

  @Override
  public Space space(Namespace namespace) {
    return new PushSpace(store.space(namespace));
  }

  @Override
  public void close() {
    subscriptions.forEach(Pushing::close);
    store.close();
  }

  /** A subscription that a thread polls until it is closed. */
  private static final class Pushing implements Subscription {
    private final Subscription polled;
    private final Thread thread = new Thread(this::push, "push");
    private final ReentrantLock polling = new ReentrantLock();
    private volatile boolean closed;

    Pushing(Subscription polled) {
      this.polled = polled;
    }

    void start() {
      thread.setDaemon(true);
      thread.start();
    }

    private void push() {
      while (!closed) {
        polling.lock();
        try {
          polled.poll();
        } finally {
          polling.unlock();
        }
        Thread.onSpinWait();
      }
    }

    @Override
    public void poll() {}

    @Override
    public void close() {
      closed = true;
      polling.lock(); // what the thread was about to tell is told by now
      try {
        polled.close();
      } finally {
        polling.unlock();
      }
    }
  }

  private final class PushSpace implements Space {
    private final Space space;

    PushSpace(Space space) {
      this.space = space;
    }

    @Override
    public Subscription changes(ChangeListener listener) {
      Pushing pushing = new Pushing(space.changes(listener));
      subscriptions.add(pushing);
      pushing.start();
      return pushing;
    }

    @Override
    public Map<Key, Stored> get(Set<Key> keys) {
      return space.get(keys);
    }

    @Override
    public List<Result> commit(List<Write> writes) {
      return space.commit(writes);
    }

    @Override
    public Page scan(@Nullable Cursor cursor, int limit, boolean withValues) {
      return space.scan(cursor, limit, withValues);
    }

    @Override
    public long clear() {
      return space.clear();
    }

    @Override
    public Size size() {
      return space.size();
    }

    @Override
    public StoreStatistics statistics() {
      return space.statistics();
    }
  }
}
