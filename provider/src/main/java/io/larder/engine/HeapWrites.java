package io.larder.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into a {@link HeapTier} as {@link Tier#step} does where nobody has to be asked or
 * told: into no object but the entry, the shortest way through a put. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class HeapWrites<K, V> {
  private final HeapTier<K, V> tier;
  private final Table<K, Object> table;
  private final PutExpiry expiry;

  HeapWrites(HeapTier<K, V> tier, Table<K, Object> table, PutExpiry expiry) {
    this.tier = tier;
    this.table = table;
    this.expiry = expiry;
  }

  /**
   * Puts a value.
   *
   * @return whether there was an entry, or is one now
   * @throws IllegalArgumentException when key or value cannot be kept; the entry is as it was
   */
  public boolean put(K key, V value) {
    boolean counts;
    Node<K, Object> node = tier.lock(key);
    try {
      counts = put(node, tier.keep(node.key(), value));
    } finally {
      table.unlock(node);
    }
    table.keepBound();
    return counts;
  }

  /** Returns an empty batch. */
  public Batch batch() {
    return new Batch();
  }

  private boolean put(Node<K, Object> node, @Nullable Kept kept) {
    while (true) {
      long earlier = node.deadlineMillis(); // first, as Node.set has it
      Object found = node.content();
      boolean isLive = found != null && !tier.hasPassed(earlier);
      if (kept == null) {
        tier.countOversized();
        node.empty();
        return isLive;
      }
      long deadline = isLive ? expiry.onUpdate(earlier) : expiry.onCreation();
      if (tier.hasPassed(deadline)) {
        node.empty();
        return isLive;
      }
      if (node.set(found, kept.value(), deadline)) { // else somebody has cleared the cache
        table.filled(node, earlier, kept.load());
        return true;
      }
    }
  }

  /**
   * Entries that are put one after the other, each as {@link HeapWrites#put} does, but all are
   * copied and weighed before the first one is put. Confined to one thread, which has no key
   * locked.
   */
  public final class Batch {
    private final List<K> keys = new ArrayList<>();
    private final List<@Nullable Kept> values = new ArrayList<>();

    private Batch() {}

    /**
     * Adds an entry, copied and weighed.
     *
     * @throws IllegalArgumentException when key or value cannot be kept
     */
    public void add(K key, V value) {
      K own = tier.own(key);
      keys.add(own);
      values.add(tier.keep(own, value));
    }

    /** Returns how many there are. */
    public int size() {
      return keys.size();
    }

    /** Puts all; returns for how many there was an entry, or is one now. */
    public int put() {
      int count = 0;
      for (int i = 0; i < keys.size(); i++) {
        count += put(keys.get(i), values.get(i)) ? 1 : 0;
      }
      return count;
    }

    private boolean put(K key, @Nullable Kept kept) {
      boolean counts;
      Node<K, Object> node = tier.lock(key);
      try {
        boolean fits = kept != null && table.fits(kept.load()); // the bound may have shrunk since
        counts = HeapWrites.this.put(node, fits ? kept : null);
      } finally {
        table.unlock(node);
      }
      table.keepBound();
      return counts;
    }
  }
}
