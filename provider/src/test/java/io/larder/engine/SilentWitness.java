package io.larder.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hears of everything and does nothing. */
final class SilentWitness<K, V> implements Witness<K, V> {
  @Override
  public boolean writesThrough() {
    return false;
  }

  @Override
  public void write(K key, Verdict<V, ?> verdict) {}

  @Override
  public @Nullable Refusal<K> writeAll(Map<K, ? extends Verdict<V, ?>> verdicts) {
    return null;
  }

  @Override
  public Ticket committed(K key, Outcome<V, ?> outcome) {
    return Ticket.NONE;
  }

  @Override
  public void evicted(K key) {}
}
