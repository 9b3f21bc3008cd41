package io.larder.engine;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A key's place in a {@link Table}, its lock, and what is kept for it. Content and deadline are
 * read without a lock; who changes them has locked the node, save that anybody may take the content
 * away and an access may extend the deadline. A node without content is as good as absent; one that
 * has left the table is not used again.
 *
 * @param <K> the type of keys
 * @param <C> the type of what is kept
 */
public sealed class Node<K, C> extends TimedNode permits WeighedNode {
  @SuppressWarnings("rawtypes")
  private static final AtomicLongFieldUpdater<Node> DEADLINE =
      AtomicLongFieldUpdater.newUpdater(Node.class, "deadlineMillis");

  @SuppressWarnings("rawtypes")
  private static final AtomicReferenceFieldUpdater<Node, Object> CONTENT =
      AtomicReferenceFieldUpdater.newUpdater(Node.class, Object.class, "content");

  @SuppressWarnings("rawtypes")
  private static final AtomicReferenceFieldUpdater<Node, Node> FOLLOWING =
      AtomicReferenceFieldUpdater.newUpdater(Node.class, Node.class, "following");

  @SuppressWarnings("rawtypes")
  private static final AtomicIntegerFieldUpdater<Node> OWNER =
      AtomicIntegerFieldUpdater.newUpdater(Node.class, "owner");

  private static final byte ADMITTED = 1;
  private static final byte LEFT = 2;

  private final K key;
  private final int hash;

  /** The next one of the same bin, or what ends it. */
  private volatile @Nullable Node<K, C> following;

  private volatile @Nullable Object content;

  /**
   * Who has locked it, by {@link KeyLock#self}, less {@link Integer#MIN_VALUE} when others wait; 0
   * when nobody has. A number and no object: collectors have work with each reference that changes.
   */
  private volatile int owner;

  private volatile long deadlineMillis = Long.MAX_VALUE;

  /** Counts, and begins again: tells whether what is kept is what was kept before. */
  private short sets;

  /** New, admitted, left; changed with the node locked. */
  private byte standing;

  /**
   * A node without content.
   *
   * @param owner who has locked it
   */
  Node(K key, int hash, int owner) {
    this.key = key;
    this.hash = hash;
    this.owner = owner;
  }

  public final K key() {
    return key;
  }

  @Override
  protected final int hash() {
    return hash;
  }

  /** Tells whether it is the node of this key. */
  final boolean is(Object other, int otherHash) {
    return hash == otherHash && (key == other || other.equals(key));
  }

  @Nullable Node<K, C> following() {
    return following;
  }

  /** Sets who follows, if it was this one until now. */
  boolean follow(Node<K, C> seen, Node<K, C> next) {
    return following == seen && FOLLOWING.compareAndSet(this, seen, next);
  }

  /** Sets who follows, which others see a moment later. */
  void setFollowing(@Nullable Node<K, C> node) {
    FOLLOWING.lazySet(this, node);
  }

  /** Returns what is kept, null when there is nothing. */
  @SuppressWarnings("unchecked") // only a C is ever set
  public final @Nullable C content() {
    return (C) content;
  }

  /** Returns a number that differs when content has been set since, unless very often. */
  short sets() {
    return sets;
  }

  /** Takes the content away, if it is still this one. */
  boolean take(C seen) {
    return CONTENT.compareAndSet(this, seen, null);
  }

  /** Takes the content away, whatever it is. The node is locked. */
  public final void empty() {
    CONTENT.lazySet(this, null);
  }

  /** Takes the content away, whatever it is, and at once for all readers. */
  void clear() {
    content = null;
  }

  @Override
  public final long deadlineMillis() {
    return deadlineMillis;
  }

  /**
   * Sets content and deadline, in the order in which who reads the deadline before the content
   * never takes an old content for one that lives longer.
   *
   * @param seen what is to be there, null for nothing
   * @return whether it was
   */
  boolean set(@Nullable C seen, C next, long nextMillis) {
    sets++;
    if (nextMillis < deadlineMillis) {
      deadlineMillis = nextMillis;
      return replace(seen, next);
    }
    boolean set = replace(seen, next);
    if (nextMillis != deadlineMillis) {
      deadlineMillis = nextMillis;
    }
    return set;
  }

  private boolean replace(@Nullable C seen, C next) {
    if (seen == null) {
      CONTENT.lazySet(this, next); // nobody else sets any while it is locked
      return true;
    }
    return CONTENT.compareAndSet(this, seen, next);
  }

  /** Gives the entry another deadline, without a lock; loses against a concurrent one. */
  void touch(long seenMillis, long nextMillis) {
    DEADLINE.compareAndSet(this, seenMillis, nextMillis);
  }

  /** Locks the node for the current thread, unless somebody has locked it. */
  boolean tryLock(int self) {
    return owner == 0 && OWNER.compareAndSet(this, 0, self);
  }

  /** Tells whether the current thread has locked it. */
  boolean isLockedBy(int self) {
    return (owner & Integer.MAX_VALUE) == self;
  }

  /** Lets whoever has locked the node know that somebody waits; returns who it is, 0 for nobody. */
  int announceWaiting() {
    int now = owner;
    while (now > 0 && !OWNER.compareAndSet(this, now, now | Integer.MIN_VALUE)) {
      now = owner;
    }
    return now & Integer.MAX_VALUE;
  }

  /** Frees the node; returns whether somebody waits. */
  boolean unlock() {
    return OWNER.getAndSet(this, 0) < 0;
  }

  /** Returns what the entry adds to the table's bounds. The node is locked. */
  Load load() {
    return Load.NOTHING;
  }

  /** Takes down what the entry adds. The node is locked. */
  void setLoad(Load load) {}

  /** Tells whether policy and wheel know it. The node is locked. */
  boolean isAdmitted() {
    return standing == ADMITTED;
  }

  void admit() {
    standing = ADMITTED;
  }

  /** Tells whether it is out of the table for good. */
  boolean hasLeft() {
    return standing == LEFT;
  }

  void leave() {
    standing = LEFT;
  }
}
