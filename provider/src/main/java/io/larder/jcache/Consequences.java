package io.larder.jcache;

import io.larder.engine.Outcome;
import io.larder.engine.Refusal;
import io.larder.engine.Ticket;
import io.larder.engine.Verdict;
import io.larder.engine.Witness;
import io.larder.jcache.event.Events;
import io.larder.jcache.manage.Statistics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows from a step, for every operation alike: written through, counted, told. */
final class Consequences<K, V> implements Witness<K, V> {
  private final WriteThrough<K, V> writeThrough;
  private final Statistics statistics;
  private final Events<K, V> events;

  Consequences(WriteThrough<K, V> writeThrough, Statistics statistics, Events<K, V> events) {
    this.writeThrough = writeThrough;
    this.statistics = statistics;
    this.events = events;
  }

  @Override
  public boolean writesThrough() {
    return writeThrough.isOn();
  }

  @Override
  public void write(K key, Verdict<V, ?> verdict) {
    writeThrough.write(key, verdict);
  }

  @Override
  public @Nullable Refusal<K> writeAll(Map<K, ? extends Verdict<V, ?>> verdicts) {
    return writeThrough.writeAll(verdicts);
  }

  @Override
  public Ticket committed(K key, Outcome<V, ?> outcome) {
    statistics.committed(outcome);
    return events.committed(key, outcome);
  }

  @Override
  public void evicted(K key) {
    statistics.evicted();
  }
}
