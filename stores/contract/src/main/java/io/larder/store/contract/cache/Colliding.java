package io.larder.store.contract.cache;

import java.io.Serializable;

/** A key with one of four hash codes. Immutable. */
final class Colliding implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int number;

  Colliding(int number) {
    this.number = number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Colliding colliding && colliding.number == number;
  }

  @Override
  public int hashCode() {
    return number & 3;
  }

  @Override
  public String toString() {
    return "key " + number;
  }
}
