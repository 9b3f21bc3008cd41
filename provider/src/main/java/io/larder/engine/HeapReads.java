package io.larder.engine;

import io.larder.spi.Copier;
import io.larder.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of a {@link HeapTier} as {@link Tier#peek} does and notes the access, all in
 * one go and into no object: the shortest way through a get. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class HeapReads<K, V> {
  private final Table<K, Object> table;
  private final Class<K> keyType;
  private final Copier<V> valueCopier;
  private final Ticker ticker;
  private final long accessMillis;

  HeapReads(
      Table<K, Object> table,
      Class<K> keyType,
      Copier<V> valueCopier,
      Ticker ticker,
      long accessMillis) {
    this.table = table;
    this.keyType = keyType;
    this.valueCopier = valueCopier;
    this.ticker = ticker;
    this.accessMillis = accessMillis;
  }

  /** Returns the value of a key, null when there is none; a key of another type has none. */
  public @Nullable V get(K key) {
    Node<K, Object> node = table.get(key);
    if (node == null || (node.key() != key && !keyType.isInstance(key))) {
      return null;
    }
    long deadline = node.deadlineMillis(); // first, as Node.set has it
    Object content = node.content();
    if (content == null) {
      return null;
    }
    if (deadline != Long.MAX_VALUE || accessMillis >= 0) { // else no clock: it takes the longest
      long now = ticker.millis();
      if (deadline <= now) {
        return null;
      }
      extend(node, deadline, now);
    }
    table.accessed(node);
    return valueCopier.give(content);
  }

  private void extend(Node<K, Object> node, long deadline, long now) {
    if (accessMillis >= 0) {
      long next = accessMillis >= Long.MAX_VALUE - now ? Long.MAX_VALUE : now + accessMillis;
      if (next != deadline) {
        table.touch(node, deadline, next);
      }
    }
  }
}
