package io.larder.store.contract;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import io.larder.spi.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A place in the log of one table. The listener runs under its own lock, never the table's. */
final class MemorySubscription implements Subscription {
  private final MemoryStore store;
  private final MemoryTable table;
  private final ChangeListener listener;
  private final ReentrantLock telling = new ReentrantLock();
  private volatile boolean closed;

  @GuardedBy("telling")
  private long told;

  MemorySubscription(MemoryStore store, MemoryTable table, ChangeListener listener) {
    this.store = store;
    this.table = table;
    this.listener = listener;
    this.told = table.lastChange();
  }

  @Override
  public void poll() {
    telling.lock();
    try {
      if (closed) {
        return;
      }
      store.requireOpen();
      long asOfMillis = store.ticker().millis();
      MemoryLog.News news = table.newsAfter(told);
      tell(news);
      told = news.last();
      listener.aliveAsOf(asOfMillis);
    } finally {
      telling.unlock();
    }
  }

  private void tell(MemoryLog.News news) {
    if (!news.complete()) {
      listener.gap();
      return;
    }
    List<Change> changes = new ArrayList<>();
    for (MemoryLog.Entry entry : news.entries()) {
      Change change = entry.change();
      if (change == null) {
        changes.clear(); // told by all() as well
        listener.all();
      } else {
        changes.add(change);
      }
    }
    if (!changes.isEmpty()) {
      listener.changed(changes);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
