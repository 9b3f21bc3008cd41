package io.larder.store.contract.cache;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A key or value that can be changed after it was put, equal by content. Not thread-safe. */
final class Basket implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> things;

  Basket(String... things) {
    this.things = new ArrayList<>(List.of(things));
  }

  void add(String thing) {
    things.add(thing);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Basket basket && basket.things.equals(things);
  }

  @Override
  public int hashCode() {
    return things.hashCode();
  }

  @Override
  public String toString() {
    return things.toString();
  }
}
