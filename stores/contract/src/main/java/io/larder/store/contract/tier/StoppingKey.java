package io.larder.store.contract.tier;

import org.jspecify.annotations.Nullable;

/**
 * A key that lets a thread do something whenever it is asked for its hash code, so that a test can
 * stop in the middle of what looks a key up.
 */
record StoppingKey(String name) {
  private static final ThreadLocal<@Nullable Runnable> ACTION = new ThreadLocal<>();

  /** Lets this thread do something at each hash code, until {@link #goOn}. */
  static void atEachHash(Runnable action) {
    ACTION.set(action);
  }

  static void goOn() {
    ACTION.remove();
  }

  @Override
  public int hashCode() {
    Runnable action = ACTION.get();
    if (action != null) {
      ACTION.remove(); // not within the action itself
      action.run();
      ACTION.set(action);
    }
    return name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StoppingKey that && name.equals(that.name);
  }
}
