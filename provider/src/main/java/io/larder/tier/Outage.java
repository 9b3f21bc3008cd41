package io.larder.tier;

import io.larder.spi.ChangeListener;
import io.larder.spi.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether one namespace is asked of its store or of a stand-in, and the ways from one to the other.
 * Thread-safe.
 *
 * <pre>
 *                     a call fails
 *   asks the store ──────────────────▶ asks the stand-in
 *         ▲                                  │ the breaker lets a call through
 *         └─────── sweep, copies drop ◀──────┘ (it fails: asks the stand-in for longer)
 * </pre>
 *
 * A call that is on its way to the store meanwhile is let go on: its step has the lock of its key,
 * so that nobody else in this process changes that entry.
 */
final class Outage {
  private static final Logger LOGGER = System.getLogger(Outage.class.getName());

  private final Breaker breaker;
  private final Sweep sweep;
  private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

  /** Whether a thread brings the store back. */
  private final AtomicBoolean recovering = new AtomicBoolean();

  /** Guards the stand-in, and the way back to the store. */
  private final ReentrantLock lock = new ReentrantLock();

  private final StandIn standIn;
  private volatile boolean down;

  Outage(Breaker breaker, Sweep sweep, StandIn standIn) {
    this.breaker = breaker;
    this.sweep = sweep;
    this.standIn = standIn;
    breaker.failuresAreHidden();
  }

  boolean isDown() {
    return down;
  }

  /** Lets somebody hear of a gap whenever the store is back. */
  void addListener(ChangeListener listener) {
    listeners.add(listener);
  }

  void removeListener(ChangeListener listener) {
    listeners.remove(listener);
  }

  /** Asks the store if it is up, else the stand-in. */
  <T> T ask(Supplier<T> ofStore, Function<StandIn, T> ofMemory) {
    while (true) {
      if (isUp()) {
        try {
          return ofStore.get();
        } catch (StoreException e) {
          LOGGER.log(Level.DEBUG, () -> breaker.storeName() + " failed, memory goes on", e);
          down = true;
        }
      }
      lock.lock();
      try {
        if (down) {
          return ofMemory.apply(standIn);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** Asks the stand-in while the store is down, else nobody. */
  <T> T askMemory(T otherwise, Function<StandIn, T> ofMemory) {
    lock.lock();
    try {
      return down ? ofMemory.apply(standIn) : otherwise;
    } finally {
      lock.unlock();
    }
  }

  /** Removes what was changed meanwhile from a store that is back; one that is not stays as is. */
  void close() {
    if (!isUp()) {
      LOGGER.log(
          Level.WARNING,
          breaker.storeName()
              + " is down while a cache on it is closed: what the cache changed meanwhile stays there as it was");
    }
  }

  private boolean isUp() {
    return !down || (breaker.mayAsk() && recover());
  }

  /** Returns whether the store is asked again; one thread tries, others go on in memory. */
  private boolean recover() {
    if (!recovering.compareAndSet(false, true)) {
      return false;
    }
    try {
      if (down) {
        sweepMost();
        sweepRestAndGoBack();
      }
      return true;
    } catch (StoreException e) {
      return false;
    } finally {
      recovering.set(false);
    }
  }

  private void sweepMost() {
    Doubts doubts = askMemory(new Doubts(), StandIn::takeDoubts);
    boolean done = false;
    try {
      sweep.run(doubts);
      done = true;
    } finally {
      if (!done) {
        askMemory(doubts, memory -> memory.doubt(doubts));
      }
    }
  }

  /** What was changed during the sweep is little: here the others wait for the store. */
  private void sweepRestAndGoBack() {
    lock.lock();
    try {
      sweep.run(standIn.doubts());
      listeners.forEach(ChangeListener::gap);
      standIn.reset();
      down = false;
    } finally {
      lock.unlock();
    }
  }
}
