package io.larder.store.contract.cache;

import java.io.Serializable;

/** A value that is equal to itself alone, as most classes are. */
final class Plain implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;

  Plain(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
