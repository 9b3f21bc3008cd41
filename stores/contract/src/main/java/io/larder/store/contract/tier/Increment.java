package io.larder.store.contract.tier;

import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;

/** Adds one to a number and returns the sum; counts how often it ran. Thread-safe. */
final class Increment implements EntryProcessor<String, Integer, Integer> {
  private final AtomicInteger runs = new AtomicInteger();

  @Override
  public Integer process(MutableEntry<String, Integer> entry, Object... arguments) {
    runs.incrementAndGet();
    int next = entry.exists() ? entry.getValue() + 1 : 1;
    entry.setValue(next);
    return next;
  }

  int runs() {
    return runs.get();
  }
}
