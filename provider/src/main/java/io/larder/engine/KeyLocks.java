package io.larder.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One lock per key in use. A key is never delayed by another one, whatever their hash codes.
 * Thread- safe.
 *
 * @param <K> the type of keys
 */
public final class KeyLocks<K> {
  private final ConcurrentHashMap<K, KeyLock> locks = new ConcurrentHashMap<>();
  private final String cacheName;

  /**
   * Locks of one cache.
   *
   * @param cacheName for messages
   */
  public KeyLocks(String cacheName) {
    this.cacheName = cacheName;
  }

  /**
   * Waits for the key and locks it. Not re-entrant.
   *
   * @throws IllegalStateException when this thread has it already, or would wait in a circle
   */
  public Held acquire(K key) {
    KeyLock mine = new KeyLock(KeyLock.self());
    Held held = new Held(List.of(new Hold<>(key, mine))); // nothing may fail once the key is taken
    while (true) {
      KeyLock other = locks.putIfAbsent(key, mine);
      if (other == null) {
        return held;
      }
      other.await(cacheName, key);
    }
  }

  /**
   * Does nothing, unless this thread works on the key: to wait for that work would never end.
   *
   * @throws IllegalStateException when it does
   */
  public void refuseReentry(K key) {
    KeyLock other = locks.get(key);
    if (other != null && other.isOwn()) {
      throw KeyLock.reentry(cacheName, key);
    }
  }

  /** Locks the key if nobody has it; returns null otherwise. */
  public @Nullable Held tryAcquire(K key) {
    KeyLock mine = new KeyLock(KeyLock.self());
    return locks.putIfAbsent(key, mine) == null ? new Held(List.of(new Hold<>(key, mine))) : null;
  }

  /**
   * Waits for all keys and locks them. Takes them in a stable order and waits with none of them
   * held, so that two of these never block each other.
   *
   * @throws IllegalStateException as {@link #acquire}
   */
  public Held acquireAll(Collection<? extends K> keys) {
    List<K> ordered = new ArrayList<>(keys);
    ordered.sort(Comparator.comparingInt(Object::hashCode));
    List<Hold<K>> holds = new ArrayList<>(ordered.size());
    try {
      while (holds.size() < ordered.size()) {
        K key = ordered.get(holds.size());
        KeyLock mine = new KeyLock(KeyLock.self());
        Hold<K> hold = new Hold<>(key, mine);
        KeyLock other = locks.putIfAbsent(key, mine);
        if (other == null) {
          holds.add(hold);
        } else {
          release(holds);
          holds.clear();
          other.await(cacheName, key);
        }
      }
    } catch (RuntimeException | Error e) {
      release(holds); // a key of the application's may fail in equals
      throw e;
    }
    return new Held(holds);
  }

  private void release(Collection<Hold<K>> holds) {
    for (Hold<K> hold : holds) {
      locks.remove(hold.key, hold.lock);
      hold.lock.release();
    }
  }

  private record Hold<K>(K key, KeyLock lock) {}

  /** Keys locked by one thread. */
  public final class Held {
    private final List<Hold<K>> holds;

    private Held(List<Hold<K>> holds) {
      this.holds = holds;
    }

    /** Frees the keys and wakes those who wait. */
    public void release() {
      KeyLocks.this.release(holds);
    }
  }
}
