package io.larder.engine;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.larder.engine.policy.EvictionPolicy;
import io.larder.spi.Ticker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
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

  private static final long LONGEST_ALARM_MILLIS = 3_600_000;

  private final ConcurrentHashMap<K, Node<K, C>> nodes = new ConcurrentHashMap<>();
  private final AccessBuffer<Node<K, C>> accesses = new AccessBuffer<>();
  private final ReentrantLock evictionLock = new ReentrantLock();
  private final Ticker ticker;
  private final Alarm alarm;
  private final Leaver<K, C> leaver;
  private final long maximumEntries;

  /** Tells the policy; to be called under the eviction lock. */
  private final Consumer<Node<K, C>> noteAccess;

  @GuardedBy("evictionLock")
  private final EvictionPolicy<Node<K, C>> policy;

  @GuardedBy("evictionLock")
  private final TimerWheel wheel;

  @GuardedBy("evictionLock")
  private long alarmMillis = Long.MAX_VALUE;

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
    this.alarm = alarm;
    this.maximumEntries = maximumEntries;
    this.policy = policy;
    this.noteAccess = policy::accessed;
    this.leaver = leaver;
    this.wheel = new TimerWheel(ticker.millis());
  }

  /** Returns the node, expired or not. */
  public @Nullable Node<K, C> get(K key) {
    return nodes.get(key);
  }

  /** Notes that a node was read, for the policy. */
  public void accessed(Node<K, C> node) {
    if (maximumEntries != Long.MAX_VALUE && !accesses.offer(node) && evictionLock.tryLock()) {
      try {
        accesses.drain(noteAccess);
        policy.accessed(node);
      } finally {
        evictionLock.unlock();
      }
    }
  }

  /** Puts content in, whatever was there, and evicts what is too much. */
  public Node<K, C> put(K key, C content, long deadlineMillis) {
    Node<K, C> node = new Node<>(key, content, deadlineMillis);
    admit(node, nodes.put(key, node));
    return node;
  }

  /** Puts content in unless there is some. */
  public @Nullable Node<K, C> putIfAbsent(K key, C content, long deadlineMillis) {
    Node<K, C> node = new Node<>(key, content, deadlineMillis);
    if (nodes.putIfAbsent(key, node) != null) {
      return null;
    }
    admit(node, null);
    return node;
  }

  private void admit(Node<K, C> node, @Nullable Node<K, C> replaced) {
    evictionLock.lock();
    try {
      accesses.drain(noteAccess);
      if (replaced != null) {
        policy.removed(replaced);
        wheel.cancel(replaced);
      }
      // A node that another thread has replaced or removed by now was unlinked before it was
      // linked.
      if (nodes.get(node.key()) == node) {
        policy.admitted(node);
        wheel.schedule(node);
        setAlarm(ticker.millis(), node.deadlineMillis());
      }
      evictExcess();
    } finally {
      evictionLock.unlock();
    }
  }

  /** Evicts what is too much; what its owner refused before may be free by now. */
  public void keepBound() {
    if (nodes.mappingCount() > maximumEntries) {
      evictionLock.lock();
      try {
        accesses.drain(noteAccess);
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
          setAlarm(ticker.millis(), nextMillis);
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
    List<Ticket> tickets = new ArrayList<>();
    for (Node<K, C> node : nodes.values()) {
      if (node.deadlineMillis() <= now) {
        expire(node, tickets);
      }
    }
    Tickets.redeemAll(tickets);
  }

  /** Stops its alarms. */
  public void close() {
    closed = true;
  }

  /** Lets the nodes leave whose time has come, and sets the next alarm. */
  private void onAlarm() {
    if (closed) {
      return;
    }
    List<Ticket> tickets = new ArrayList<>();
    for (Node<K, C> node : takeDue()) {
      expire(node, tickets);
    }
    evictionLock.lock();
    try {
      alarmMillis = Long.MAX_VALUE;
      long now = ticker.millis();
      long delay = wheel.millisToNext(now);
      setAlarm(now, delay == Long.MAX_VALUE ? delay : now + delay);
    } finally {
      evictionLock.unlock();
    }
    Tickets.redeemAll(tickets);
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
      }
    } finally {
      evictionLock.unlock();
    }
  }

  @SuppressWarnings("unchecked") // every node in the wheel was put in by this table
  private List<Node<K, C>> takeDue() {
    List<Node<K, C>> due = new ArrayList<>();
    evictionLock.lock();
    try {
      wheel.advance(ticker.millis(), node -> due.add((Node<K, C>) node));
    } finally {
      evictionLock.unlock();
    }
    return due;
  }

  @GuardedBy("evictionLock")
  private void setAlarm(long now, long atMillis) {
    if (atMillis >= alarmMillis || closed) {
      return;
    }
    alarmMillis = atMillis;
    long delay = Math.min(atMillis - now, LONGEST_ALARM_MILLIS) + TimerWheel.TICK_MILLIS;
    alarm.schedule(this::onAlarm, Math.max(delay, TimerWheel.TICK_MILLIS), TimeUnit.MILLISECONDS);
  }
}
