package io.larder.engine.policy;

/**
 * What the adaptive policy has learned of late from what it kept and from what came back: which
 * share of the entries {@code probation} gets, how many looks uses are worth, and whether one use
 * is enough. To keep an entry for a reason pays when it is used more likely than what leaves {@code
 * main} comes back in the same time, for that is what its place is worth.
 */
final class Lessons {
  /** What {@link #mostCredit} returns at most. */
  static final int MOST_CREDIT = 7;

  private static final double LEAST_SHARE = 0.01;
  private static final double MOST_SHARE = 0.99;

  /** A place in probation is worth it when one in so many keys comes back right after it left. */
  private static final int WORTH = 192;

  /**
   * So many keys that come back late speak against probation as one that comes back soon for it.
   */
  private static final int LATE = 32;

  /** Right after: while less than this part of the residents left. */
  private static final int SOON = 10;

  /** Credit grows or shrinks by so much while as many entries leave as there are. */
  private static final double CREDIT_STEPS = 16;

  /** One use is enough when it does better than what leaves by this factor. */
  private static final double MARGIN = 1.5;

  /** That a look at an entry of main made it leave. */
  private final Odds looks = new Odds();

  /** That what left main comes back before the hand would have come round. */
  private final Odds left = new Odds();

  /** That what stays in main without a use is used until the next look. */
  private final Odds onCredit = new Odds();

  /** That what was used once in probation is used again. */
  private final Odds usedOnce = new Odds();

  private double share = 0.1;
  private double credit = 3;
  private int usesToPass = 1;

  /** Returns which share of the entries probation gets. */
  double share() {
    return share;
  }

  /** Returns how many looks without a use an entry of main may have saved up. */
  int mostCredit() {
    return (int) credit;
  }

  /** Returns how many uses lead from probation to main. */
  int usesToPass() {
    return usesToPass;
  }

  /** The hand came to an entry. */
  void lookedAt(boolean cameByOneUse, boolean wasOnCredit, boolean used, int size) {
    looks.tried(size);
    if (cameByOneUse) {
      usedOnce.tried(size, used);
    }
    if (wasOnCredit) {
      onCredit.tried(size, used);
    }
  }

  /** An entry left main. */
  void leftMain(int size) {
    looks.succeeded();
    left.tried(size);
    adapt(size);
  }

  /** An entry left probation. */
  void leftProbation(boolean once, int size) {
    share = Math.max(LEAST_SHARE, share - 1.0 / WORTH / size);
    if (once) {
      usedOnce.tried(size);
    }
    adapt(size);
  }

  /**
   * A key came back that had left main.
   *
   * @param age how many left main since
   * @param mainSize entries in main, which are looked at in a round
   */
  void cameBackToMain(int age, int mainSize, int size) {
    if (age < size / SOON) {
      share = Math.max(LEAST_SHARE, share - 1.0 / size);
    }
    if (age < mainSize * looks.value()) {
      left.succeeded();
    }
  }

  /**
   * A key came back that had left probation. If that was late, but no later than as many left as
   * there are entries, then a few places more would not have kept it, and a place in main would.
   *
   * @param age how many left probation since
   */
  void cameBackToProbation(int age, boolean once, int size) {
    if (age < size / SOON) {
      share = Math.min(MOST_SHARE, share + 1.0 / size);
    } else if (age < size) {
      share = Math.max(LEAST_SHARE, share - 1.0 / LATE / size);
    }
    if (once && age < size) {
      usedOnce.succeeded();
    }
  }

  private void adapt(int size) {
    if (left.known() && usedOnce.known()) {
      usesToPass = usedOnce.value() < MARGIN * left.value() ? 2 : 1;
    }
    if (left.known() && onCredit.known()) {
      double step = CREDIT_STEPS / size;
      credit =
          onCredit.value() > left.value()
              ? Math.min(MOST_CREDIT, credit + step)
              : Math.max(1, credit - step);
    }
  }
}
