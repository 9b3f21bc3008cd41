package io.larder.engine;

import io.larder.spi.Copier;
import io.larder.spi.Ticker;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks over the nodes of a {@link Table} that are live, and gives them as entries. */
final class LiveIterator<K, V> implements Iterator<Map.Entry<K, Live<V>>> {
  private final Iterator<Node<K, Object>> nodes;
  private final Copier<K> keyCopier;
  private final Copier<V> valueCopier;
  private final Ticker ticker;
  private Map.@Nullable Entry<K, Live<V>> next;

  LiveIterator(
      Iterator<Node<K, Object>> nodes, Copier<K> keyCopier, Copier<V> valueCopier, Ticker ticker) {
    this.nodes = nodes;
    this.keyCopier = keyCopier;
    this.valueCopier = valueCopier;
    this.ticker = ticker;
  }

  @Override
  public boolean hasNext() {
    while (next == null && nodes.hasNext()) {
      Node<K, Object> node = nodes.next();
      Live<V> live = Live.of(node, valueCopier);
      if (live != null && live.deadlineMillis() > ticker.millis()) {
        next = Map.entry(keyCopier.copy(node.key()), live);
      }
    }
    return next != null;
  }

  @Override
  public Map.Entry<K, Live<V>> next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("no more entries");
    }
    Map.Entry<K, Live<V>> current = next;
    next = null;
    return current;
  }
}
