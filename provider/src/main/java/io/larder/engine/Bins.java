package io.larder.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The hash table itself: chains of nodes, which are the entries, too; that spares the object which
 * a {@code ConcurrentHashMap} would put before each. Finding takes no lock, and adding none unless
 * nodes move to a larger table. Removing and growing need the structure lock. Keys are compared
 * under no lock.
 *
 * <p>A node that moves may lead who is on the way through its chain into another one. What is found
 * there is right all the same; that something is <em>not</em> there is believed only if no node
 * moved meanwhile (a sequence lock [1]).
 *
 * <p>[1] Boehm, Can Seqlocks Get Along with Programming Language Memory Models?, MSPC 2012
 */
final class Bins<K, C> implements Iterable<Node<K, C>> {
  private static final VarHandle BIN = MethodHandles.arrayElementVarHandle(Node[].class);
  private static final int FIRST_LENGTH = 16;
  private static final int MAX_LENGTH = 1 << 30;

  /** Nodes to a bin: with more, who looks for one often meets another before. */
  private static final double MAX_LOAD = 0.8;

  private final ReentrantLock structureLock;

  /** In the place of a chain that has moved. */
  private final Node<K, C> moved;

  private volatile Node<K, C>[] bins = array(FIRST_LENGTH);

  /** Counts up when nodes begin to move and when they have; odd meanwhile. */
  private volatile int moves;

  @SuppressWarnings("unchecked") // it is compared with keys by identity and hash, and never equal
  Bins(ReentrantLock structureLock) {
    this.structureLock = structureLock;
    this.moved = new Node<>((K) this, -1, null);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  static <K, C> Node<K, C>[] array(int length) {
    return new Node[length];
  }

  /** Spreads a hash code, as the lowest bits choose the bin; never negative. */
  static int hash(Object key) {
    int code = key.hashCode();
    return (code ^ (code >>> 16)) & Integer.MAX_VALUE;
  }

  /** Returns the node of the key, null when there is none. */
  @Nullable Node<K, C> find(Object key, int hash) {
    while (true) {
      int before = moves;
      Node<K, C> node = inChain(head(bins, hash), key, hash);
      if (node != null || isSettled(before)) {
        return node;
      }
      awaitMove();
    }
  }

  private static <K, C> @Nullable Node<K, C> inChain(
      @Nullable Node<K, C> head, Object key, int hash) {
    for (Node<K, C> node = head; node != null; node = node.following()) {
      if (node.hash() == hash) {
        K other = node.key();
        if (other == key || key.equals(other)) {
          return node;
        }
      }
    }
    return null;
  }

  /** Adds a node unless there is one with its key; returns that one, null when it was added. */
  @Nullable Node<K, C> add(Node<K, C> fresh) {
    while (true) {
      Node<K, C>[] all = bins;
      Node<K, C> head = head(all, fresh.hash());
      if (head == moved) {
        awaitMove();
        continue;
      }
      Node<K, C> other = inChain(head, fresh.key(), fresh.hash());
      if (other != null) {
        return other;
      }
      // Whatever is added comes to the head, which would be another one.
      fresh.setFollowing(head);
      if (BIN.compareAndSet(all, bin(all, fresh.hash()), head, fresh)) {
        return null;
      }
    }
  }

  /** Removes this node, which is there. The caller has the structure lock. */
  void remove(Node<K, C> node) {
    Node<K, C>[] all = bins;
    int bin = bin(all, node.hash());
    while (!BIN.compareAndSet(all, bin, node, node.following())) {
      Node<K, C> before = head(all, node.hash());
      while (before != null && before.following() != node) {
        before = before.following();
      }
      if (before != null) {
        before.setFollowing(node.following());
        return;
      }
    }
  }

  /** Makes room for so many nodes. The caller has the structure lock. */
  void growFor(long nodes) {
    while (bins.length * MAX_LOAD < nodes && bins.length < MAX_LENGTH) {
      doubleLength();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // under the structure lock
  private void doubleLength() {
    Node<K, C>[] all = bins;
    Node<K, C>[] larger = array(2 * all.length);
    moves++;
    for (int i = 0; i < all.length; i++) {
      @SuppressWarnings("unchecked") // the array's own type
      Node<K, C> node = (Node<K, C>) BIN.getAndSet(all, i, moved);
      while (node != null) {
        Node<K, C> following = node.following();
        int bin = bin(larger, node.hash());
        node.setFollowing(larger[bin]);
        larger[bin] = node;
        node = following;
      }
    }
    bins = larger;
    moves++;
  }

  /** Tells whether no node has moved since. */
  private boolean isSettled(int before) {
    return before == moves && (before & 1) == 0;
  }

  private void awaitMove() {
    structureLock.lock();
    try {
      assert (moves & 1) == 0 : "whoever moves nodes has the lock";
    } finally {
      structureLock.unlock();
    }
  }

  @SuppressWarnings("unchecked") // the array's own type
  private static <K, C> @Nullable Node<K, C> head(Node<K, C>[] all, int hash) {
    return (Node<K, C>) BIN.getAcquire(all, bin(all, hash));
  }

  private static int bin(Node<?, ?>[] all, int hash) {
    return hash & (all.length - 1);
  }

  /** Returns the nodes that are there throughout, and some of the others; each once. */
  @Override
  public Iterator<Node<K, C>> iterator() {
    return new Walk();
  }

  /** Goes from bin to bin of the table as it was at first; later ones divide each of those. */
  private final class Walk implements Iterator<Node<K, C>> {
    private final int length = bins.length;
    private final Queue<Node<K, C>> ready = new ArrayDeque<>();
    private int bin;

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && bin < length) {
        readBin();
        bin++;
      }
      return !ready.isEmpty();
    }

    private void readBin() {
      while (true) {
        int before = moves;
        Node<K, C>[] all = bins;
        for (int i = bin; i < all.length; i += length) {
          for (Node<K, C> node = head(all, i); node != null; node = node.following()) {
            ready.add(node);
          }
        }
        if (isSettled(before)) {
          return;
        }
        ready.clear();
        awaitMove();
      }
    }

    @Override
    public Node<K, C> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no more nodes");
      }
      return ready.remove();
    }
  }
}
