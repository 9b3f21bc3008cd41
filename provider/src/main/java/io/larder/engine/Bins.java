package io.larder.engine;

import static java.util.Objects.requireNonNull;

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
 * <p>What is added comes to the end of its chain: the entries that have been there for long are
 * those that are asked for, and newcomers do not stand before them. Each array has an end of its
 * own, a node that no key finds; so who adds notices when the chain has gone to another array
 * meanwhile, or when its last node leaves.
 *
 * <p>A node that moves may lead who is on the way through its chain into another one. What is found
 * there is right all the same; that something is <em>not</em> there is believed only if the chain
 * had not been moved when its end was reached: {@link #moved} comes into its place first, and
 * stays.
 */
final class Bins<K, C> implements Iterable<Node<K, C>> {
  private static final VarHandle BIN = MethodHandles.arrayElementVarHandle(Node[].class);
  private static final int FIRST_LENGTH = 16;
  private static final int MAX_LENGTH = 1 << 30;

  /** The hash of what is no entry; those of keys are not negative. */
  private static final int NO_HASH = -1;

  /** Nodes to a bin: with more, who looks for one often meets another before. */
  private static final double MAX_LOAD = 0.8;

  private final ReentrantLock structureLock;

  /** In the place of a chain that has moved. */
  private final Node<K, C> moved = noEntry();

  /** Follows the last node of a chain while that leaves. */
  private final Node<K, C> leaving = noEntry();

  /** The bins, and behind them the end of their chains. */
  private volatile Node<K, C>[] bins = bins(FIRST_LENGTH);

  Bins(ReentrantLock structureLock) {
    this.structureLock = structureLock;
  }

  @SuppressWarnings("unchecked") // its key is compared with none, as no hash is equal
  private Node<K, C> noEntry() {
    return new Node<>((K) this, NO_HASH, 0);
  }

  private Node<K, C>[] bins(int count) {
    Node<K, C>[] all = array(count + 1);
    all[count] = noEntry();
    return all;
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
      Node<K, C>[] all = bins;
      for (Node<K, C> node = head(all, hash); node != null; node = node.following()) {
        if (node.is(key, hash)) {
          return node;
        }
      }
      if (head(all, hash) != moved) {
        return null;
      }
      awaitChange();
    }
  }

  /** Adds a node unless there is one with its key; returns that one, null when it was added. */
  @Nullable Node<K, C> add(Node<K, C> fresh) {
    while (true) {
      Node<K, C>[] all = bins;
      fresh.setFollowing(end(all));
      Node<K, C> node = head(all, fresh.hash());
      if (node == null) {
        if (BIN.compareAndSet(all, bin(all, fresh.hash()), null, fresh)) {
          return null;
        }
        continue;
      }
      while (node != null) {
        if (node.is(fresh.key(), fresh.hash())) {
          return node;
        }
        if (node.follow(end(all), fresh)) {
          return null;
        }
        node = node.following();
      }
      awaitChange(); // the chain moves, or its last node leaves
    }
  }

  /** Removes this node, which is there. The caller has the structure lock. */
  void remove(Node<K, C> node) {
    Node<K, C>[] all = bins;
    boolean isLast = node.follow(end(all), leaving); // and from then on nobody adds behind it
    Node<K, C> following = isLast ? end(all) : node.following();
    Node<K, C> before = requireNonNull(head(all, node.hash()));
    if (before == node) {
      BIN.setRelease(all, bin(all, node.hash()), following == end(all) ? null : following);
      return;
    }
    while (before.following() != node) {
      before = requireNonNull(before.following());
    }
    before.setFollowing(following);
  }

  /** Makes room for so many nodes. The caller has the structure lock. */
  void growFor(long nodes) {
    while (count(bins) * MAX_LOAD < nodes && count(bins) < MAX_LENGTH) {
      doubleLength();
    }
  }

  private void doubleLength() {
    Node<K, C>[] all = bins;
    Node<K, C>[] larger = bins(2 * count(all));
    for (int i = 0; i < count(all); i++) {
      @SuppressWarnings("unchecked") // the array's own type
      Node<K, C> head = (Node<K, C>) BIN.getAndSet(all, i, moved);
      divide(head, end(all), larger, i);
    }
    bins = larger;
  }

  /** Moves a chain, in its order, to two bins of an array that nobody else has yet. */
  private void divide(
      @Nullable Node<K, C> head, Node<K, C> end, Node<K, C>[] larger, int lowerBin) {
    @Nullable Node<K, C>[] lasts = array(2);
    Node<K, C> node = head;
    while (node != null) {
      Node<K, C> following = node.follow(end, leaving) ? null : node.following();
      node.setFollowing(end(larger));
      int bin = bin(larger, node.hash());
      int half = bin == lowerBin ? 0 : 1;
      Node<K, C> last = lasts[half];
      if (last == null) {
        larger[bin] = node;
      } else {
        last.setFollowing(node);
      }
      lasts[half] = node;
      node = following;
    }
  }

  private void awaitChange() {
    structureLock.lock();
    try {
      // Whatever went on under the lock is over.
    } finally {
      structureLock.unlock();
    }
  }

  private static int count(Node<?, ?>[] all) {
    return all.length - 1;
  }

  private static <K, C> Node<K, C> end(Node<K, C>[] all) {
    return all[all.length - 1];
  }

  @SuppressWarnings("unchecked") // the array's own type
  private static <K, C> @Nullable Node<K, C> head(Node<K, C>[] all, int hash) {
    return (Node<K, C>) BIN.getAcquire(all, bin(all, hash));
  }

  private static int bin(Node<?, ?>[] all, int hash) {
    return hash & (all.length - 2);
  }

  /** Returns the nodes that are there throughout, and some of the others; each once. */
  @Override
  public Iterator<Node<K, C>> iterator() {
    return new Walk();
  }

  /** Goes from bin to bin of the table as it was at first; later ones divide each of those. */
  private final class Walk implements Iterator<Node<K, C>> {
    private final int length = count(bins);
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
      while (!readBin(bins)) {
        ready.clear();
        awaitChange();
      }
    }

    /** Returns false if some of it has moved. */
    private boolean readBin(Node<K, C>[] all) {
      for (int i = bin; i < count(all); i += length) {
        Node<K, C> node = head(all, i);
        while (node != null && node.hash() != NO_HASH) {
          ready.add(node);
          node = node.following();
        }
        if (head(all, i) == moved) {
          return false;
        }
      }
      return true;
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
