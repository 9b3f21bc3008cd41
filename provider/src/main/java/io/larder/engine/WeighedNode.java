package io.larder.engine;

/** A node of a table that is bounded by more than the number of entries. */
final class WeighedNode<K, C> extends Node<K, C> {
  /** What a node takes, with its share of the table's array. */
  static final long BYTES = 88;

  private long bytes;
  private long weight;

  WeighedNode(K key, int hash, int owner) {
    super(key, hash, owner);
  }

  @Override
  Load load() {
    return new Load(bytes, weight);
  }

  @Override
  void setLoad(Load load) {
    bytes = load.bytes();
    weight = load.weight();
  }
}
