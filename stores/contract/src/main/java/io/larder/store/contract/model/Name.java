package io.larder.store.contract.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A key that can be spoilt after use, to show whether a cache keeps one of its own. Spoilt, it is
 * another key of the same hash code.
 */
final class Name implements Serializable {
  private static final long serialVersionUID = 1L;

  private int number;

  Name(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  void spoil() {
    number ^= 2;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Name that && number == that.number;
  }

  /** Collides for every other key. */
  @Override
  public int hashCode() {
    return number & 1;
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
