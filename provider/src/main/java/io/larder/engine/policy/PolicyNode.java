package io.larder.engine.policy;

import org.jspecify.annotations.Nullable;

/**
 * An entry's place in the order that a policy keeps. Guarded by the lock that guards the policy,
 * but for the marks, which readers set without one.
 */
public abstract class PolicyNode {
  /** How many uses are told apart; a reader writes no more once an entry has as many. */
  static final int MOST_MARKS = 15;

  @Nullable PolicyNode worse;
  @Nullable PolicyNode better;

  /** How often the entry was used since the policy looked at it; a use may get lost in a race. */
  byte marks;

  /** How many looks the entry may still go without a use. */
  byte credit;

  /** What the policy knows of the entry, as bits of its own. */
  byte flags;

  /** When the entry was last found used, in ticks of the policy. */
  short stamp;

  /** Returns the hash code of the entry's key, by which it is known when it comes back. */
  protected abstract int hash();

  /** Notes a use, by a plain write and only if there is something to write. Needs no lock. */
  public final void used() {
    byte seen = marks;
    if (seen < MOST_MARKS) {
      marks = (byte) (seen + 1);
    }
  }
}
