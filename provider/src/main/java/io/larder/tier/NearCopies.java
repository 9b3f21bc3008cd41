package io.larder.tier;

import io.larder.engine.Alarm;
import io.larder.engine.Live;
import io.larder.engine.Node;
import io.larder.engine.Table;
import io.larder.engine.Ticket;
import io.larder.engine.policy.EvictionPolicy;
import io.larder.spi.Copier;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a shared store's entries on the heap. A copy is kept only when nothing was heard of its
 * key between the moment before it was read and the moment after it was kept: each key has a stamp,
 * shared by chance with others, that every word of a change moves on.
 */
final class NearCopies<K, V> implements Copies<K, V> {
  private static final int STAMPS = 1024;

  /** A copy; served only once it is known that nothing was heard while it was being kept. */
  static final class Copy {
    private final Object kept;
    private final Version version;
    private final long readMillis;
    private volatile boolean confirmed;

    Copy(Object kept, Version version, long readMillis) {
      this.kept = kept;
      this.version = version;
      this.readMillis = readMillis;
    }

    /** A copy from the future was read before the clock stepped back. */
    boolean isTrusted(long sinceMillis, long nowMillis) {
      return confirmed && sinceMillis <= readMillis && readMillis <= nowMillis;
    }
  }

  private final AtomicLongArray stamps = new AtomicLongArray(STAMPS);
  private final Table<K, Copy> table;
  private final Ticker ticker;
  private final Copier<K> keyCopier;
  private final Copier<V> valueCopier;

  NearCopies(
      Ticker ticker,
      Alarm alarm,
      long maximumEntries,
      EvictionPolicy<Node<K, Copy>> policy,
      Copier<K> keyCopier,
      Copier<V> valueCopier) {
    this.ticker = ticker;
    this.keyCopier = keyCopier;
    this.valueCopier = valueCopier;
    this.table = new Table<>(ticker, alarm, maximumEntries, policy, new Freely());
  }

  /** Returns the copy if it is not expired and was read after this time. */
  @Nullable Live<V> get(K key, long readSinceMillis) {
    Node<K, Copy> node = table.get(key);
    if (node == null) {
      return null;
    }
    long now = ticker.millis();
    long deadline = node.deadlineMillis();
    if (deadline <= now || !node.content().isTrusted(readSinceMillis, now)) {
      return null;
    }
    table.accessed(node);
    return new Live<>(node.content().kept, valueCopier, deadline, node.content().version);
  }

  /** Keeps what was read from the store unless the key's stamp has moved on since. */
  void keep(K key, Live<V> live, Version version, long readMillis, long stamp) {
    if (stamp(key) != stamp) {
      return;
    }
    Copy copy;
    K own;
    try {
      copy = new Copy(valueCopier.keep(live.value()), version, readMillis);
      own = own(key);
    } catch (IllegalArgumentException e) {
      doubtful(key); // what cannot be copied is read from the store each time
      return;
    }
    Node<K, Copy> node = table.put(own, copy, live.deadlineMillis());
    // Whoever moves the stamp on from here finds the copy in the table and removes it.
    if (stamp(key) == stamp) {
      copy.confirmed = true;
    } else {
      table.remove(node);
    }
    table.keepBound();
  }

  @Override
  public long stamp(K key) {
    return stamps.get(slot(key));
  }

  @Override
  public void stepped(
      K key, @Nullable Live<V> after, @Nullable Version version, long stamp, long readMillis) {
    boolean undisturbed = stamps.compareAndSet(slot(key), stamp, stamp + 1);
    if (undisturbed && after != null && version != null) {
      keep(key, after, version, readMillis, stamp + 1);
    } else {
      doubtful(key);
    }
  }

  @Override
  public void doubtful(K key) {
    stamps.incrementAndGet(slot(key));
    Node<K, Copy> node = table.get(key);
    if (node != null) {
      table.remove(node);
    }
  }

  /** Hears from the store that a record has this version now, null when it is gone or unknown. */
  void changed(K key, @Nullable Version version) {
    // Also where the copy is of this version: what is being read now may be of an earlier one.
    stamps.incrementAndGet(slot(key));
    found(key, version);
  }

  @Override
  public void found(K key, @Nullable Version version) {
    Node<K, Copy> node = table.get(key);
    if (node != null && !node.content().version.equals(version)) {
      doubtful(key);
    }
  }

  /** Drops all copies. */
  void allDoubtful() {
    for (int i = 0; i < STAMPS; i++) {
      stamps.incrementAndGet(i);
    }
    table.clear();
  }

  long size() {
    return table.size();
  }

  void close() {
    table.close();
    allDoubtful();
  }

  private K own(K key) {
    return keyCopier.give(keyCopier.keep(key));
  }

  private static int slot(Object key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (STAMPS - 1);
  }

  /** A copy may leave at any time, without a word: the entry stays in the store. */
  private final class Freely implements Table.Leaver<K, Copy> {
    @Override
    public boolean evict(Node<K, Copy> node) {
      return table.remove(node);
    }

    @Override
    public @Nullable Ticket expire(Node<K, Copy> node) {
      table.remove(node);
      return Ticket.NONE;
    }
  }
}
