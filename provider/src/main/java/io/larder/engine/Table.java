package io.larder.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.engine.policy.EvictionPolicy;
import io.larder.spi.Copier;
import io.larder.spi.Ticker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A bounded hash table whose nodes leave by policy and by time, and each of which can be locked.
 * Thread-safe: reads take no lock, new and leaving nodes take the eviction lock for moments. Its
 * owner decides, as {@link Leaver}, whether a node may leave now.
 *
 * @param <K> the type of keys
 * @param <C> the type of what is kept
 */
public final class Table<K, C> {
  @SuppressWarnings("rawtypes")
  private static final AtomicLongFieldUpdater<Table> ENTRIES =
      AtomicLongFieldUpdater.newUpdater(Table.class, "entries");

  /** The owner's word on nodes that should leave, each of which is locked meanwhile. */
  public interface Leaver<K, C> {
    /** Takes the content of a node away to keep the bound. Called under the eviction lock. */
    void evict(Node<K, C> node);

    /**
     * Takes the content of a node away, which has expired. Called under no other lock.
     *
     * @return to be redeemed at the end
     */
    Ticket expire(Node<K, C> node);
  }

  private static final Runnable NOTHING = new Runnable() { // no lambda: see Ticket.NONE
        @Override
        public void run() {}
      };

  private final EvictionLock evictionLock = new EvictionLock();
  private final Bins<K, C> bins = new Bins<>(evictionLock);
  private final AccessBuffer<Node<K, C>> accesses = new AccessBuffer<>();
  private final NodeWaiters<K, C> waiters;
  private final Ticker ticker;
  private final Leaver<K, C> leaver;
  private final boolean weighs;
  private final boolean ordersReads;

  @GuardedBy("evictionLock")
  private final EvictionPolicy<Node<K, C>> policy;

  @GuardedBy("evictionLock")
  private final Timetable timetable;

  private volatile Bounds bounds;

  /** Written under the eviction lock, and seen by others a moment later. */
  private volatile long entries;

  /** What all entries add up to; written under the eviction lock. */
  private volatile Load loaded = Load.NOTHING;

  /**
   * An empty table.
   *
   * @param name of the cache, for messages
   * @param weighs whether entries come with a load
   * @param policy chooses who leaves; used by this table alone
   * @param leaver the owner
   */
  public Table(
      String name,
      Ticker ticker,
      Alarm alarm,
      Bounds bounds,
      boolean weighs,
      EvictionPolicy<Node<K, C>> policy,
      Leaver<K, C> leaver) {
    this.waiters = new NodeWaiters<>(name);
    this.ticker = ticker;
    this.bounds = bounds;
    this.weighs = weighs;
    this.policy = policy;
    this.ordersReads = policy.ordersReads();
    this.leaver = leaver;
    this.timetable = new Timetable(ticker, alarm, new Ring());
  }

  /** Returns the node, which may have expired, or lost its content. */
  public @Nullable Node<K, C> get(K key) {
    return bins.find(key, Bins.hash(key));
  }

  /** Notes that a node was read, for the policy. */
  public void accessed(Node<K, C> node) {
    if (!ordersReads) {
      node.used();
    } else if (!bounds.equals(Bounds.NONE) && !accesses.offer(node) && evictionLock.tryLock()) {
      try {
        drainAccesses();
        policy.accessed(node);
      } finally {
        evictionLock.unlock();
      }
    }
  }

  /**
   * Waits for the key's node and locks it; where there is none, adds one without content.
   *
   * @param owner gives the key that a new node keeps
   * @throws IllegalStateException when this thread has locked it already, or would wait in a circle
   */
  Node<K, C> lock(K key, Copier<K> owner) {
    return lock(key, owner, NOTHING);
  }

  /** As {@link #lock(Object, Copier)}, and runs something each time before it waits. */
  Node<K, C> lock(K key, Copier<K> owner, Runnable beforeWaiting) {
    int hash = Bins.hash(key);
    int self = KeyLock.self();
    while (true) {
      Node<K, C> node = bins.find(key, hash);
      if (node == null) {
        Node<K, C> fresh = fresh(owner.copy(key), hash, self);
        node = bins.add(fresh);
        if (node == null) {
          return fresh;
        }
      }
      if (!node.tryLock(self)) {
        beforeWaiting.run();
        waiters.await(node, key, self);
      } else if (node.hasLeft()) {
        waiters.free(node);
      } else {
        return node;
      }
    }
  }

  private Node<K, C> fresh(K key, int hash, int owner) {
    return weighs ? new WeighedNode<>(key, hash, owner) : new Node<>(key, hash, owner);
  }

  /** Frees a node that this thread has locked. It leaves when it has no content. */
  void unlock(Node<K, C> node) {
    if (node.content() == null) {
      leave(node);
    }
    waiters.free(node);
    if (node.content() == null && !node.hasLeft()) {
      sweep(node); // who emptied it found it locked
    }
  }

  /** Lets a node leave that has no content, unless somebody works on it, who will. */
  private void sweep(Node<K, C> node) {
    if (node.tryLock(KeyLock.self())) {
      unlock(node);
    }
  }

  private void leave(Node<K, C> node) {
    evictionLock.lock();
    try {
      leaveNow(node);
    } finally {
      evictionLock.unlock();
    }
  }

  @GuardedBy("evictionLock")
  private void leaveNow(Node<K, C> node) {
    if (node.hasLeft()) {
      return;
    }
    if (node.isAdmitted()) {
      ENTRIES.lazySet(this, entries - 1);
      count(node.load(), Load.NOTHING);
      policy.removed(node);
      timetable.cancel(node);
    }
    bins.remove(node);
    node.leave();
  }

  /**
   * Hears that a locked node was given content, and evicts what is too much then and free to leave.
   * {@link #keepBound} is to follow when the node is free, in case no other could leave.
   *
   * @param earlierMillis the deadline that it had
   * @param load what the entry adds
   */
  void filled(Node<K, C> node, long earlierMillis, Load load) {
    boolean asHeavy = !weighs || node.load().equals(load);
    if (node.isAdmitted() && asHeavy && node.deadlineMillis() >= earlierMillis) {
      accessed(node); // the wheel looks at it in time
      return;
    }
    evictionLock.lock();
    try {
      drainAccesses();
      if (!node.isAdmitted()) {
        node.admit();
        ENTRIES.lazySet(this, entries + 1);
        bins.growFor(entries);
        policy.admitted(node);
      } else {
        policy.accessed(node);
      }
      count(node.load(), load);
      node.setLoad(load);
      timetable.schedule(node);
      evict();
    } finally {
      evictionLock.unlock();
    }
  }

  @GuardedBy("evictionLock")
  private void drainAccesses() {
    if (ordersReads) {
      accesses.drain(policy);
    }
  }

  @GuardedBy("evictionLock")
  private void count(Load before, Load after) {
    if (weighs) {
      loaded = loaded.minus(before).plus(after);
    }
  }

  /** Puts content in, whatever was there. */
  public Node<K, C> put(K key, C content, long deadlineMillis, Load load, Copier<K> owner) {
    Node<K, C> node = lock(key, owner);
    try {
      long earlier = node.deadlineMillis();
      C seen;
      do {
        seen = node.content();
      } while (!node.set(seen, content, deadlineMillis));
      filled(node, earlier, load);
    } finally {
      unlock(node);
    }
    keepBound();
    return node;
  }

  /** Takes this very content out, at once for all readers. */
  public void discard(Node<K, C> node, C content) {
    if (node.take(content)) {
      sweep(node);
    }
  }

  /** Evicts what is too much and free to leave. */
  public void keepBound() {
    if (isOver()) {
      evictionLock.lock();
      try {
        drainAccesses();
        evict();
      } finally {
        evictionLock.unlock();
      }
    }
  }

  @GuardedBy("evictionLock")
  private void evict() {
    while (isOver() && policy.evict(this::evict)) {
      // one more has left
    }
  }

  private boolean isOver() {
    return bounds.areExceededBy(entries, loaded);
  }

  /** Tells whether an entry alone keeps the bounds. */
  public boolean fits(Load load) {
    return !bounds.areExceededBy(load);
  }

  Bounds bounds() {
    return bounds;
  }

  /** Changes the bounds, and evicts at once what is too much then. */
  public void bound(UnaryOperator<Bounds> change) {
    evictionLock.lock();
    try {
      bounds = change.apply(bounds);
    } finally {
      evictionLock.unlock();
    }
    keepBound();
  }

  /** Returns what all entries add up to. */
  public Load loaded() {
    return loaded;
  }

  /** Called by the policy, under the eviction lock. */
  @SuppressWarnings("GuardedBy")
  private boolean evict(Node<K, C> node) {
    if (!node.tryLock(KeyLock.self())) {
      return false;
    }
    try {
      if (node.content() != null) {
        leaver.evict(node);
      }
    } finally {
      leaveNow(node);
      waiters.free(node);
    }
    return true;
  }

  /** Gives a node another deadline; one that comes earlier is met by the next look at the node. */
  public void touch(Node<K, C> node, long seenMillis, long nextMillis) {
    node.touch(seenMillis, nextMillis);
    if (nextMillis < seenMillis) {
      reschedule(node);
    }
  }

  private void reschedule(Node<K, C> node) {
    evictionLock.lock();
    try {
      if (node.isAdmitted()) {
        timetable.schedule(node);
      }
    } finally {
      evictionLock.unlock();
    }
  }

  /** Removes all content, at once for all readers. */
  public void clear() {
    for (Node<K, C> node : bins) {
      node.clear();
      sweep(node);
    }
  }

  /** Returns all nodes, weakly consistent; some may have no content. */
  public Iterator<Node<K, C>> iterator() {
    return bins.iterator();
  }

  public long size() {
    return entries;
  }

  /** Lets every node that has expired leave. */
  public void purgeExpired() {
    long now = ticker.millis();
    List<Node<K, C>> due = new ArrayList<>();
    for (Node<K, C> node : bins) {
      if (node.deadlineMillis() <= now) {
        due.add(node);
      }
    }
    expireAll(due);
  }

  /** Stops its alarms. */
  public void close() {
    evictionLock.lock();
    try {
      timetable.close();
    } finally {
      evictionLock.unlock();
    }
  }

  /** No lambda: see {@link Ticket#NONE}. */
  private final class Ring implements LongConsumer {
    @Override
    public void accept(long atMillis) {
      onAlarm(atMillis);
    }
  }

  /** Lets the nodes leave whose time has come, and sets the next alarm. */
  @SuppressWarnings("unchecked") // every node in the timetable was put in by this table
  private void onAlarm(long atMillis) {
    List<Node<K, C>> due = new ArrayList<>();
    evictionLock.lock();
    try {
      timetable.takeDue(atMillis, node -> due.add((Node<K, C>) node));
    } finally {
      evictionLock.unlock();
    }
    expireAll(due);
  }

  /** Lets nodes leave, all of them whatever one of them does, and then the listeners hear. */
  private void expireAll(List<Node<K, C>> due) {
    Failures failures = new Failures();
    List<Ticket> tickets = new ArrayList<>();
    due.forEach(node -> failures.of(() -> expire(node, tickets)));
    tickets.forEach(ticket -> failures.of(ticket::redeem));
    failures.rethrow();
  }

  private void expire(Node<K, C> node, List<Ticket> tickets) {
    if (node.tryLock(KeyLock.self())) {
      try {
        if (node.content() != null && node.deadlineMillis() <= ticker.millis()) {
          tickets.add(leaver.expire(node));
        }
      } finally {
        unlock(node);
      }
    }
    reschedule(node);
  }
}
