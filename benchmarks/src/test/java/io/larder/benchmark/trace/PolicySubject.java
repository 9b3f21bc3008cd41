package io.larder.benchmark.trace;

import io.larder.engine.policy.EvictionPolicy;
import io.larder.engine.policy.PolicyNode;
import java.util.HashMap;
import java.util.Map;

/** A policy of Larder's engine, with a map for the table. */
final class PolicySubject implements Subject {
  static final class KeyNode extends PolicyNode {
    private final Integer key;

    private KeyNode(Integer key) {
      this.key = key;
    }

    @Override
    protected int hash() {
      return key.hashCode();
    }
  }

  private final Map<Integer, KeyNode> nodes = new HashMap<>();
  private final EvictionPolicy<KeyNode> policy;
  private final int size;

  PolicySubject(EvictionPolicy<KeyNode> policy, int size) {
    this.policy = policy;
    this.size = size;
  }

  @Override
  public boolean use(Integer key) {
    KeyNode node = nodes.get(key);
    if (node != null) {
      policy.accessed(node);
      return true;
    }
    KeyNode fresh = new KeyNode(key);
    nodes.put(key, fresh);
    policy.admitted(fresh);
    if (nodes.size() > size) {
      policy.evict(this::take);
    }
    return false;
  }

  private boolean take(KeyNode node) {
    nodes.remove(node.key);
    policy.removed(node);
    return true;
  }
}
