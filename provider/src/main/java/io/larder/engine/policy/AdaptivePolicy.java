package io.larder.engine.policy;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Evicts what is least likely to be used, and learns from what comes back whether that is told by
 * recency or by frequency. A use only marks its entry.
 *
 * <p>New entries go through {@code probation}, first in, first out [1]; those that were used there
 * go on to {@code main}, a clock in which an entry may stay for some looks after its last use [2].
 * A key that comes back soon after it left goes to {@code main} at once, but only when it was away
 * for less time than the entry at the hand has been without a use [3]: a loop greater than the
 * cache keeps what it has of it.
 *
 * <p>Three things adapt. The share of {@code probation} grows with each key that comes back right
 * after it left from there, and shrinks with each that does from {@code main} [4], and a little
 * with each that comes back late. How many looks uses are worth, and whether a single one leads to
 * {@code main}, is what pays: {@link Lessons}.
 *
 * <p>Each operation is O(1) but for entries that the taker refuses.
 *
 * <p>[1] Yang et al., FIFO queues are all you need for cache eviction, 2023. [2] Smith,
 * Sequentiality and prefetching in database systems, 1978. [3] Jiang and Zhang, LIRS, 2002, and
 * with Chen, CLOCK-Pro, 2005. [4] Megiddo and Modha, ARC, 2003; Bansal and Modha, CAR, 2004.
 *
 * @param <N> the type of the entries
 */
public final class AdaptivePolicy<N extends PolicyNode> implements EvictionPolicy<N> {
  /** Looks at entries for one victim; after them all of main counts as hot, and probation gives. */
  private static final int LOOKS = 64;

  /** Entries that move on unused for one victim, while main has room. */
  private static final int MOVES = 16;

  /** In probation: none, one, or more. */
  private static final int USES_TOLD_APART = 2;

  private static final int IN_MAIN = 1;
  private static final int ON_CREDIT = 2;
  private static final int CAME_BY_ONE_USE = 4;

  private final NodeQueue probation = new NodeQueue();
  private final NodeQueue main = new NodeQueue();
  private final Ghosts ghosts = new Ghosts();

  private final Lessons lessons = new Lessons();
  private @Nullable PolicyNode newest;
  private @Nullable PolicyNode leaving;

  @Override
  public boolean ordersReads() {
    return false;
  }

  @Override
  public void admitted(N node) {
    node.countUses(USES_TOLD_APART);
    node.flags = 0;
    int ghost = ghosts.take(node.hash());
    if (ghost != Ghosts.NONE && comesBack(ghost)) {
      toMain(node);
    } else {
      probation.add(node);
    }
    newest = node;
  }

  @Override
  public void accessed(N node) {
    node.used();
  }

  @Override
  public void removed(N node) {
    if (!NodeQueue.isLinked(node)) {
      return;
    }
    queueOf(node).remove(node);
    if (node == newest) {
      newest = null;
    }
    if (node == leaving) {
      leave(node);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // every node came in as an N
  public boolean evict(Predicate<N> taker) {
    ghosts.fit(size());
    @Nullable PolicyNode refused = null;
    try {
      for (PolicyNode node = victim(); node != null; node = victim()) {
        leaving = node;
        if (taker.test((N) node)) {
          return true;
        }
        queueOf(node).remove(node);
        node.worse = refused;
        refused = node;
      }
      return false;
    } finally {
      leaving = null;
      while (refused != null) {
        @Nullable PolicyNode next = refused.worse;
        queueOf(refused).add(refused);
        refused = next;
      }
    }
  }

  /** Returns the entry that should leave, null when there is none. */
  private @Nullable PolicyNode victim() {
    int moves = 0;
    PolicyNode node = candidate();
    for (int i = 0; node != null && i < LOOKS; i++) {
      if (isInMain(node) ? !staysInMain(node) : !passes(node, moves++)) {
        return node;
      }
      node = candidate();
    }
    PolicyNode cold = probation.worst();
    return cold != null && cold != newest ? cold : node;
  }

  /** Returns the next entry to look at, the newest only if there is no other. */
  private @Nullable PolicyNode candidate() {
    boolean fromMain = main.size() > 0 && probation.size() <= probationShare();
    NodeQueue queue = fromMain ? main : probation;
    PolicyNode node = queue.worst();
    if (node == null || node != newest) {
      return node;
    }
    PolicyNode other = (fromMain ? probation : main).worst();
    PolicyNode next = other != null ? other : queue.better(node);
    return next != null ? next : node;
  }

  /** Lets an entry pass from probation to main that was used, or that finds room there. */
  private boolean passes(PolicyNode node, int moves) {
    int uses = node.uses();
    boolean used = uses >= lessons.usesToPass();
    boolean finds = uses == 0 && moves < MOVES && probation.size() > probationShare() + 1;
    if (used || finds) {
      probation.remove(node);
      node.flags = (byte) (uses == 1 ? CAME_BY_ONE_USE : 0);
      toMain(node);
    }
    return used || finds;
  }

  private void toMain(PolicyNode node) {
    node.credit = 0;
    countUses(node);
    node.flags |= IN_MAIN;
    node.stamp = ghosts.now();
    main.add(node);
  }

  /** Looks at an entry at the hand, which goes another round if it was used or has credit. */
  private boolean staysInMain(PolicyNode node) {
    int uses = node.uses();
    boolean cameByOneUse = take(node, CAME_BY_ONE_USE);
    boolean onCredit = take(node, ON_CREDIT);
    lessons.lookedAt(cameByOneUse, onCredit, uses > 0, size());
    if (uses > 0) {
      node.credit = (byte) Math.min(lessons.mostCredit(), node.credit + uses);
      node.stamp = ghosts.now();
    } else if (node.credit > 0) {
      node.flags |= ON_CREDIT;
    }
    if (node.credit == 0) {
      return false;
    }
    node.credit--;
    countUses(node);
    main.remove(node);
    main.add(node);
    return true;
  }

  /** Counts as many uses as the entry may get credit for; it never has all that there is. */
  private static void countUses(PolicyNode node) {
    node.countUses(Lessons.MOST_CREDIT - node.credit);
  }

  /** Returns whether a flag was set, and clears it. */
  private static boolean take(PolicyNode node, int flag) {
    boolean wasSet = (node.flags & flag) != 0;
    node.flags &= (byte) ~flag;
    return wasSet;
  }

  /** Learns from an entry that leaves, and remembers it. */
  private void leave(PolicyNode node) {
    boolean fromMain = isInMain(node);
    boolean once = !fromMain && node.uses() == 1;
    int before = size() + 1;
    if (fromMain) {
      lessons.leftMain(before);
    } else {
      lessons.leftProbation(once, before);
    }
    ghosts.put(node.hash(), fromMain, once);
  }

  /** Learns from a key that comes back; returns whether it belongs to main. */
  private boolean comesBack(int ghost) {
    boolean fromMain = Ghosts.fromMain(ghost);
    int age = ghosts.age(ghost);
    if (fromMain) {
      lessons.cameBackToMain(age, main.size(), size());
    } else {
      lessons.cameBackToProbation(age, Ghosts.usedOnce(ghost), size());
    }
    PolicyNode hand = main.worst();
    if (hand == null) {
      return true;
    }
    if (staysInMain(hand)) {
      return false;
    }
    int away = fromMain ? 0 : age + probation.size();
    return away + away / 8 < ghosts.since(hand.stamp);
  }

  private double probationShare() {
    return Math.max(1, lessons.share() * size());
  }

  private int size() {
    return probation.size() + main.size();
  }

  private NodeQueue queueOf(PolicyNode node) {
    return isInMain(node) ? main : probation;
  }

  private static boolean isInMain(PolicyNode node) {
    return (node.flags & IN_MAIN) != 0;
  }
}
