package io.larder.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.engine.policy.EvictionPolicy;
import io.larder.spi.Ticker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded hash table whose nodes leave by policy and by time. Thread-safe: reads take no lock,
 * changes take the eviction lock for moments. It knows no locks of keys: its owner decides, as
 * {@link Leaver}, whether a node may leave now.
 *
 * @param <K> the type of keys
 * @param <C> the type of what is kept
 */
public final class Table<K, C> {
  /** The owner's word on nodes that should leave. */
  public interface Leaver<K, C> {
    /** Removes a node to keep the bound, or refuses. Called under the eviction lock. */
    boolean evict(Node<K, C> node);

    /**
     * Removes a node if it has expired and nobody works on it. Called under no lock.
     *
     * @return to be redeemed at the end, null when the node stays for now
     */
    @Nullable Ticket expire(Node<K, C> node);
  }

  private final ConcurrentHashMap<K, Node<K, C>> nodes = new ConcurrentHashMap<>();
  private final AccessBuffer<Node<K, C>> accesses = new AccessBuffer<>();
  private final ReentrantLock evictionLock = new ReentrantLock();
  private final Ticker ticker;
  private final Leaver<K, C> leaver;
  private final long maximumEntries;

  @GuardedBy("evictionLock")
  private final EvictionPolicy<Node<K, C>> policy;

  @GuardedBy("evictionLock")
  private final TimerWheel wheel;

  @GuardedBy("evictionLock")
  private final Alarms alarms;

  private volatile boolean closed;

  /**
   * An empty table.
   *
   * @param maximumEntries the bound, {@link Long#MAX_VALUE} for none
   * @param policy chooses who leaves; used by this table alone
   * @param leaver the owner
   */
  public Table(
      Ticker ticker,
      Alarm alarm,
      long maximumEntries,
      EvictionPolicy<Node<K, C>> policy,
      Leaver<K, C> leaver) {
    this.ticker = ticker;
    this.maximumEntries = maximumEntries;
    this.policy = policy;
    this.leaver = leaver;
    this.wheel = new TimerWheel(ticker.millis());
    this.alarms = new Alarms(ticker, alarm);
  }

  /** Returns the node, expired or not. */
  public @Nullable Node<K, C> get(K key) {
    return nodes.get(key);
  }

  /** Notes that a node was read, for the policy. */
  public void accessed(Node<K, C> node) {
    if (maximumEntries != Long.MAX_VALUE && !accesses.offer(node) && evictionLock.tryLock()) {
      try {
        accesses.drain(policy);
        policy.accessed(node);
      } finally {
        evictionLock.unlock();
      }
    }
  }

  /** Puts content in, whatever was there. Who does has to call {@link #keepBound} afterwards. */
  public Node<K, C> put(K key, C content, long deadlineMillis) {
    Node<K, C> node = new Node<>(key, content, deadlineMillis);
    admit(node, nodes.put(key, node));
    return node;
  }

  /** Puts content in the place of a node; returns null when that is there no more. */
  public @Nullable Node<K, C> replace(Node<K, C> replaced, C content, long deadlineMillis) {
    Node<K, C> node = new Node<>(replaced.key(), content, deadlineMillis);
    if (!nodes.replace(replaced.key(), replaced, node)) {
      return null;
    }
    admit(node, replaced);
    return node;
  }

  private void admit(Node<K, C> node, @Nullable Node<K, C> replaced) {
    evictionLock.lock();
    try {
      accesses.drain(policy);
      if (replaced != null) {
        policy.removed(replaced);
        wheel.cancel(replaced);
      }
      // A node that another thread has replaced or removed by now was unlinked before it was
      // linked.
      if (nodes.get(node.key()) == node) {
        policy.admitted(node);
        wheel.schedule(node);
        setAlarm(node.deadlineMillis());
      }
    } finally {
      evictionLock.unlock();
    }
  }

  /** Evicts what is too much and free to leave. */
  public void keepBound() {
    if (nodes.mappingCount() > maximumEntries) {
      evictionLock.lock();
      try {
        accesses.drain(policy);
        evictExcess();
      } finally {
        evictionLock.unlock();
      }
    }
  }

  @GuardedBy("evictionLock")
  private void evictExcess() {
    while (nodes.mappingCount() > maximumEntries && policy.evict(leaver::evict)) {
      // one more has left
    }
  }

  /** Gives a node another deadline; one that comes earlier is met by the next look at the node. */
  public void touch(Node<K, C> node, long seenMillis, long nextMillis) {
    node.touch(seenMillis, nextMillis);
    if (nextMillis < seenMillis) {
      evictionLock.lock();
      try {
        wheel.cancel(node);
        if (nodes.get(node.key()) == node) {
          wheel.schedule(node);
          setAlarm(nextMillis);
        }
      } finally {
        evictionLock.unlock();
      }
    }
  }

  /** Removes this very node; returns whether it was there. */
  public boolean remove(Node<K, C> node) {
    if (!nodes.remove(node.key(), node)) {
      return false;
    }
    evictionLock.lock();
    try {
      policy.removed(node);
      wheel.cancel(node);
    } finally {
      evictionLock.unlock();
    }
    return true;
  }

  /** Removes all nodes. */
  public void clear() {
    for (Node<K, C> node : nodes.values()) {
      remove(node);
    }
  }

  /** Returns all nodes, weakly consistent. */
  public Iterator<Node<K, C>> iterator() {
    return nodes.values().iterator();
  }

  public long size() {
    return nodes.mappingCount();
  }

  /** Lets every node that has expired leave. */
  public void purgeExpired() {
    long now = ticker.millis();
    List<Node<K, C>> due = new ArrayList<>();
    for (Node<K, C> node : nodes.values()) {
      if (node.deadlineMillis() <= now) {
        due.add(node);
      }
    }
    expireAll(due);
  }

  /** Stops its alarms. */
  public void close() {
    closed = true;
  }

  /** Lets the nodes leave whose time has come, and sets the next alarm. */
  private void onAlarm(long atMillis) {
    if (!closed) {
      expireAll(takeDue(atMillis));
    }
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
    Ticket ticket = leaver.expire(node);
    if (ticket != null) {
      tickets.add(ticket);
      return;
    }
    evictionLock.lock();
    try {
      if (nodes.get(node.key()) == node) {
        wheel.cancel(node);
        wheel.schedule(node);
        setNextAlarm();
      }
    } finally {
      evictionLock.unlock();
    }
  }

  @SuppressWarnings("unchecked") // every node in the wheel was put in by this table
  private List<Node<K, C>> takeDue(long atMillis) {
    List<Node<K, C>> due = new ArrayList<>();
    evictionLock.lock();
    try {
      wheel.advance(ticker.millis(), node -> due.add((Node<K, C>) node));
      alarms.rang(atMillis);
      setNextAlarm();
    } finally {
      evictionLock.unlock();
    }
    return due;
  }

  @GuardedBy("evictionLock")
  private void setNextAlarm() {
    long now = ticker.millis();
    long delay = wheel.millisToNext(now);
    setAlarm(delay == Long.MAX_VALUE ? delay : now + delay);
  }

  @GuardedBy("evictionLock")
  private void setAlarm(long atMillis) {
    if (!closed && atMillis != Long.MAX_VALUE) {
      alarms.set(atMillis, this::onAlarm);
    }
  }
}
