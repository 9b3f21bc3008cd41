package io.larder.tier;

import io.larder.engine.Alarm;
import io.larder.engine.Bounded;
import io.larder.engine.Bounds;
import io.larder.engine.Live;
import io.larder.engine.Load;
import io.larder.engine.Node;
import io.larder.engine.Scale;
import io.larder.engine.Table;
import io.larder.engine.Ticket;
import io.larder.engine.policy.EvictionPolicy;
import io.larder.spi.Copier;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a shared store's entries on the heap. A copy is kept only when nothing was heard of its
 * key between the moment before it was read and the moment after it was kept: each key has a stamp,
 * shared by chance with others, that every word of a change moves on.
 */
final class NearCopies<K, V> implements Copies<K, V>, Bounded {
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
  private final Scale<K, V> scale;

  NearCopies(
      String cacheName,
      Ticker ticker,
      Alarm alarm,
      Bounds bounds,
      Scale<K, V> scale,
      EvictionPolicy<Node<K, Copy>> policy,
      Copier<K> keyCopier,
      Copier<V> valueCopier) {
    this.ticker = ticker;
    this.keyCopier = keyCopier;
    this.valueCopier = valueCopier;
    this.table =
        new Table<>(cacheName, ticker, alarm, bounds, scale.isUsed(), policy, new Freely());
    this.scale = scale;
  }

  /** Returns the copy if it is not expired and was read after this time. */
  @Nullable Live<V> get(K key, long readSinceMillis) {
    Node<K, Copy> node = table.get(key);
    if (node == null) {
      return null;
    }
    long deadline = node.deadlineMillis(); // before the content, as it is set after it
    Copy copy = node.content();
    long now = ticker.millis();
    if (copy == null || deadline <= now || !copy.isTrusted(readSinceMillis, now)) {
      return null;
    }
    table.accessed(node);
    return new Live<>(copy.kept, valueCopier, deadline, copy.version);
  }

  /** Keeps what was read from the store unless the key's stamp has moved on since. */
  void keep(K key, Live<V> live, Version version, long readMillis, long stamp) {
    if (stamp(key) != stamp) {
      return;
    }
    Copy copy;
    Node<K, Copy> node;
    try {
      V value = live.value();
      Object kept = valueCopier.keep(value);
      Load load = scale.weigh(key, value, kept);
      if (!table.fits(load)) {
        doubtful(key);
        return;
      }
      copy = new Copy(kept, version, readMillis);
      node = table.put(key, copy, live.deadlineMillis(), load, keyCopier);
    } catch (IllegalArgumentException e) {
      doubtful(key); // what cannot be copied or weighed is read from the store each time
      return;
    }
    // Whoever moves the stamp on from here finds the copy in the table and removes it.
    if (stamp(key) == stamp) {
      copy.confirmed = true;
    } else {
      table.discard(node, copy);
    }
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
    if (node == null) {
      return;
    }
    Copy copy = node.content();
    if (copy != null) {
      table.discard(node, copy);
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
    Copy copy = node == null ? null : node.content();
    if (copy != null && !copy.version.equals(version)) {
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

  @Override
  public void bound(UnaryOperator<Bounds> change) {
    table.bound(before -> scale.requireCounted(change.apply(before)));
  }

  void close() {
    table.close();
    allDoubtful();
  }

  private static int slot(Object key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (STAMPS - 1);
  }

  /** A copy may leave at any time, without a word: the entry stays in the store. */
  private final class Freely implements Table.Leaver<K, Copy> {
    @Override
    public void evict(Node<K, Copy> node) {
      node.empty();
    }

    @Override
    public Ticket expire(Node<K, Copy> node) {
      node.empty();
      return Ticket.NONE;
    }
  }
}
