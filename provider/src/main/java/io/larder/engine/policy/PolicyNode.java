package io.larder.engine.policy;

import org.jspecify.annotations.Nullable;

/**
 * An entry's place in the order that a policy keeps. Guarded by the lock that guards the policy,
 * but for the marks, which readers set without one.
 */
public abstract class PolicyNode {
  private static final int BITS = 4;
  private static final int USES = (1 << BITS) - 1;

  @Nullable PolicyNode worse;
  @Nullable PolicyNode better;

  /** How often the entry was used since the policy looked at it, behind how many uses it counts. */
  private byte marks;

  /** How many looks the entry may still go without a use. */
  byte credit;

  /** What the policy knows of the entry, as bits of its own. */
  byte flags;

  /** When the entry was last found used, in ticks of the policy. */
  short stamp;

  /** Returns the hash code of the entry's key, by which it is known when it comes back. */
  protected abstract int hash();

  /**
   * Counts uses anew.
   *
   * @param most how many make a difference, 1 to 7. Beyond them nothing is written, as each write
   *     costs all other processors their copy of the entry.
   */
  final void countUses(int most) {
    marks = (byte) (most << BITS);
  }

  /** Returns how often the entry was used since, up to what counts. Some may get lost in a race. */
  final int uses() {
    return marks & USES;
  }

  /** Notes a use, by a plain write and only if there is something to write. Needs no lock. */
  public final void used() {
    byte seen = marks;
    if ((seen & USES) < seen >> BITS) {
      marks = (byte) (seen + 1);
    }
  }
}
