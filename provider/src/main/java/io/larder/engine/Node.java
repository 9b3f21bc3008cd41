package io.larder.engine;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * An entry in a {@link Table}. Its content never changes; a change replaces the node.
 *
 * @param <K> the type of keys
 * @param <C> the type of what is kept
 */
public final class Node<K, C> extends TimedNode {
  @SuppressWarnings("rawtypes")
  private static final AtomicLongFieldUpdater<Node> DEADLINE =
      AtomicLongFieldUpdater.newUpdater(Node.class, "deadlineMillis");

  private final K key;
  private final C content;
  private volatile long deadlineMillis;

  Node(K key, C content, long deadlineMillis) {
    this.key = key;
    this.content = content;
    this.deadlineMillis = deadlineMillis;
  }

  public K key() {
    return key;
  }

  public C content() {
    return content;
  }

  @Override
  public long deadlineMillis() {
    return deadlineMillis;
  }

  /** Gives the entry another deadline, without a lock; loses against a concurrent one. */
  void touch(long seenMillis, long nextMillis) {
    DEADLINE.compareAndSet(this, seenMillis, nextMillis);
  }
}
