package io.larder.engine;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where threads wait for nodes that others have locked. Knows a node only while somebody waits for
 * it. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <C> the type of what is kept
 */
final class NodeWaiters<K, C> {
  private final ConcurrentHashMap<Node<K, C>, KeyLock> waitedFor = new ConcurrentHashMap<>();
  private final String cacheName;

  /**
   * Nobody waits yet.
   *
   * @param cacheName for messages
   */
  NodeWaiters(String cacheName) {
    this.cacheName = cacheName;
  }

  /**
   * Waits until whoever has locked the node frees it.
   *
   * @param key for messages
   * @param self this thread, by {@link KeyLock#self}
   * @throws IllegalStateException when it is this thread, or would wait for this thread
   */
  void await(Node<K, C> node, K key, int self) {
    if (node.isLockedBy(self)) {
      throw KeyLock.reentry(cacheName, key);
    }
    KeyLock lock =
        waitedFor.compute(
            node, (any, known) -> known != null ? known : lockOf(node.announceWaiting()));
    if (lock != null) {
      lock.await(cacheName, key);
    }
  }

  private static @Nullable KeyLock lockOf(int owner) {
    return owner == 0 ? null : new KeyLock(owner);
  }

  /** Unlocks a node and wakes who waits. */
  void free(Node<K, C> node) {
    if (node.unlock()) {
      requireNonNull(waitedFor.remove(node)).release(); // put there before it was announced
    }
  }
}
