package io.larder.jcache;

import io.larder.engine.Outcome;
import io.larder.engine.Refusal;
import io.larder.engine.Ticket;
import io.larder.engine.Verdict;
import io.larder.engine.Witness;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The witness of a tier whose steps concern nobody else. */
final class Bystander<K, V> implements Witness<K, V> {
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
