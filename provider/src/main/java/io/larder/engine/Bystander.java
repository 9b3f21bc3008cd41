package io.larder.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The witness of a tier whose steps concern nobody else. Thread-safe.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class Bystander<K, V> implements Witness<K, V> {
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
