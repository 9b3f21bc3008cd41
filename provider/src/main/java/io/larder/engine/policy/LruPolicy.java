package io.larder.engine.policy;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Evicts the least recently used entry: a list in order of access, every operation O(1).
 *
 * @param <N> the type of the entries
 */
public final class LruPolicy<N extends PolicyNode> implements EvictionPolicy<N> {
  private final PolicyNode ends = new PolicyNode() {};

  public LruPolicy() {
    ends.better = ends;
    ends.worse = ends;
  }

  @Override
  public void admitted(N node) {
    @Nullable PolicyNode best = ends.worse;
    node.worse = best;
    node.better = ends;
    if (best != null) {
      best.better = node;
    }
    ends.worse = node;
  }

  @Override
  public void accessed(N node) {
    if (node.better != null && node.better != ends) {
      removed(node);
      admitted(node);
    }
  }

  @Override
  public void removed(N node) {
    if (node.worse == null || node.better == null) {
      return;
    }
    node.worse.better = node.better;
    node.better.worse = node.worse;
    node.worse = null;
    node.better = null;
  }

  @Override
  @SuppressWarnings("unchecked") // every node but the ends came in as an N
  public boolean evict(Predicate<N> taker) {
    @Nullable PolicyNode node = ends.better;
    while (node != null && node != ends) {
      @Nullable PolicyNode next = node.better;
      if (taker.test((N) node)) {
        return true;
      }
      node = next;
    }
    return false;
  }
}
