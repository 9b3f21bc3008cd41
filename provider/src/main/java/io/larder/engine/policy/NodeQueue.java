package io.larder.engine.policy;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A linked list of nodes that knows its length; a node is in one list at most. */
final class NodeQueue {
  private final PolicyNode ends = new Ends();
  private int size;

  NodeQueue() {
    ends.better = ends;
    ends.worse = ends;
  }

  static boolean isLinked(PolicyNode node) {
    return node.better != null;
  }

  int size() {
    return size;
  }

  /** Puts a node that is in no list at the better end. */
  void add(PolicyNode node) {
    link(node, requireNonNull(ends.worse), ends);
    size++;
  }

  /** Takes out a node of this list. */
  void remove(PolicyNode node) {
    PolicyNode worse = requireNonNull(node.worse);
    PolicyNode better = requireNonNull(node.better);
    worse.better = better;
    better.worse = worse;
    node.worse = null;
    node.better = null;
    size--;
  }

  /** Returns the node at the worse end. */
  @Nullable PolicyNode worst() {
    return better(ends);
  }

  /** Returns the next better node, null after the last. */
  @Nullable PolicyNode better(PolicyNode node) {
    PolicyNode next = node.better;
    return next == ends ? null : next;
  }

  private static void link(PolicyNode node, PolicyNode worse, PolicyNode better) {
    node.worse = worse;
    node.better = better;
    worse.better = node;
    better.worse = node;
  }

  private static final class Ends extends PolicyNode {
    @Override
    protected int hash() {
      return 0;
    }
  }
}
