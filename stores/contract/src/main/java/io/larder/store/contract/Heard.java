package io.larder.store.contract;

import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import io.larder.spi.Key;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** A listener that keeps what it hears, and notices when two threads tell at once. */
final class Heard implements ChangeListener {
  private static final long PATIENCE_SECONDS = 30;

  private final List<Change> changes = new CopyOnWriteArrayList<>();
  private final Set<Key> keys = ConcurrentHashMap.newKeySet();
  private final Semaphore news = new Semaphore(0);
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean toldAtOnce;
  private volatile boolean everything;
  private volatile boolean gap;
  private volatile long aliveAsOfMillis = Long.MIN_VALUE;
  private volatile Thread teller = Thread.currentThread();

  @Override
  public void changed(List<Change> told) {
    hear(
        () -> {
          changes.addAll(told);
          told.forEach(change -> keys.add(change.key()));
        });
  }

  @Override
  public void all() {
    hear(() -> everything = true);
  }

  @Override
  public void gap() {
    hear(() -> gap = true);
  }

  @Override
  public void aliveAsOf(long millis) {
    hear(() -> aliveAsOfMillis = millis);
  }

  private void hear(Runnable message) {
    boolean alone = busy.compareAndSet(false, true);
    toldAtOnce |= !alone;
    teller = Thread.currentThread();
    message.run();
    busy.set(false);
    news.release();
  }

  /** Tells whether this key was named. */
  boolean of(Key key) {
    return keys.contains(key);
  }

  /** Returns what was told of this key, in the order in which it was told. */
  List<Change> changesOf(Key key) {
    return changes.stream().filter(change -> change.key().equals(key)).toList();
  }

  /** Tells whether it was said that nothing known before holds: by a clear or by a gap. */
  boolean ofEverything() {
    return everything || gap;
  }

  boolean ofGap() {
    return gap;
  }

  boolean ofNothing() {
    return changes.isEmpty() && !ofEverything();
  }

  boolean toldAtOnce() {
    return toldAtOnce;
  }

  long aliveAsOfMillis() {
    return aliveAsOfMillis;
  }

  /** Returns the thread that told last. */
  Thread teller() {
    return teller;
  }

  /** Waits until enough was heard; tells whether it was. */
  boolean await(Predicate<Heard> enough) throws InterruptedException {
    while (!enough.test(this)) {
      if (!news.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return enough.test(this);
      }
    }
    return true;
  }
}
