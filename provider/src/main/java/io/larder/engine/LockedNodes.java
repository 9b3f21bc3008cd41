package io.larder.engine;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Copier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of several keys, locked by one thread: in a stable order, and waiting with none of them
 * locked, so that two of these never block each other. Confined to that thread.
 *
 * @param <K> the type of keys
 * @param <C> the type of what is kept
 */
final class LockedNodes<K, C> {
  private final Table<K, C> table;
  private final List<K> ordered;

  /** As long as there are keys: nothing may fail on a node that is locked. */
  private final @Nullable Node<K, C>[] locked;

  /**
   * Locks the nodes.
   *
   * @throws IllegalStateException as {@link Table#lock}
   */
  LockedNodes(Table<K, C> table, Collection<? extends K> keys, Copier<K> owner) {
    this.table = table;
    this.ordered = new ArrayList<>(keys);
    ordered.sort(Comparator.comparingInt(Object::hashCode));
    this.locked = Bins.array(ordered.size());
    try {
      lock(owner);
    } catch (RuntimeException | Error e) {
      unlock(); // a key of the application's may fail in equals
      throw e;
    }
  }

  private void lock(Copier<K> owner) {
    for (int i = 0; i < locked.length; i++) {
      if (locked[i] == null) {
        locked[i] = table.lock(ordered.get(i), owner, this::unlock);
        if (i > 0 && locked[i - 1] == null) {
          i = -1; // it had to wait
        }
      }
    }
  }

  /** Returns the nodes by their keys. */
  Map<K, Node<K, C>> byKey() {
    Map<K, Node<K, C>> nodes = new HashMap<>(2 * locked.length);
    for (int i = 0; i < locked.length; i++) {
      nodes.put(ordered.get(i), requireNonNull(locked[i]));
    }
    return nodes;
  }

  /** Frees the nodes. */
  void unlock() {
    for (int i = 0; i < locked.length; i++) {
      Node<K, C> node = locked[i];
      locked[i] = null;
      if (node != null) {
        table.unlock(node);
      }
    }
  }
}
