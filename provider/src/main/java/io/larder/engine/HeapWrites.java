package io.larder.engine;

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
      counts = put(node, value);
    } finally {
      table.unlock(node);
    }
    table.keepBound();
    return counts;
  }

  private boolean put(Node<K, Object> node, V value) {
    Kept kept = tier.keep(node.key(), value);
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
}
