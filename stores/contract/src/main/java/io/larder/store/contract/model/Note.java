package io.larder.store.contract.model;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A value that can be spoilt after use, to show whether a cache keeps one of its own. */
final class Note implements Serializable {
  private static final long serialVersionUID = 1L;

  private String text;

  Note(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  void spoil() {
    text = "spoilt";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Note that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
