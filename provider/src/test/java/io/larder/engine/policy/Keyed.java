package io.larder.engine.policy;

/** A node with a number as its key. */
final class Keyed extends PolicyNode {
  private final int key;

  Keyed(int key) {
    this.key = key;
  }

  int key() {
    return key;
  }

  @Override
  protected int hash() {
    return key;
  }

  @Override
  public String toString() {
    return Integer.toString(key);
  }
}
