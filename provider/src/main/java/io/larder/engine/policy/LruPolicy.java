package io.larder.engine.policy;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Evicts the least recently used entry: a list in order of access, every operation O(1).
 *
 * @param <N> the type of the entries
 */
public final class LruPolicy<N extends PolicyNode> implements EvictionPolicy<N> {
  private final NodeQueue nodes = new NodeQueue();

  @Override
  public boolean ordersReads() {
    return true;
  }

  @Override
  public void admitted(N node) {
    nodes.add(node);
  }

  @Override
  public void accessed(N node) {
    if (NodeQueue.isLinked(node)) {
      nodes.remove(node);
      nodes.add(node);
    }
  }

  @Override
  public void removed(N node) {
    if (NodeQueue.isLinked(node)) {
      nodes.remove(node);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // every node came in as an N
  public boolean evict(Predicate<N> taker) {
    @Nullable PolicyNode node = nodes.worst();
    while (node != null) {
      @Nullable PolicyNode next = nodes.better(node);
      if (taker.test((N) node)) {
        return true;
      }
      node = next;
    }
    return false;
  }
}
