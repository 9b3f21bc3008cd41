package io.larder.store.contract.cache;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;

/** A writer with a system of record behind it, which refuses some keys. Thread-safe. */
class Ledger implements CacheWriter<String, String> {
  private final Queue<String> calls = new ConcurrentLinkedQueue<>();
  private final Map<String, String> records = new ConcurrentHashMap<>();
  private final Predicate<String> refused;

  Ledger() {
    this(key -> false);
  }

  /** A ledger that refuses these keys. */
  Ledger(Predicate<String> refused) {
    this.refused = refused;
  }

  @Override
  public void write(Cache.Entry<? extends String, ? extends String> entry) {
    enter(entry.getKey(), entry.getValue());
  }

  @Override
  public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {
    RuntimeException failure = null;
    Iterator<Cache.Entry<? extends String, ? extends String>> all = entries.iterator();
    while (all.hasNext()) {
      try {
        write(all.next());
        all.remove();
      } catch (IllegalStateException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void delete(Object key) {
    strike((String) key);
  }

  @Override
  public void deleteAll(Collection<?> keys) {
    RuntimeException failure = null;
    Iterator<?> all = keys.iterator();
    while (all.hasNext()) {
      try {
        delete(all.next());
        all.remove();
      } catch (IllegalStateException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private void enter(String key, String value) {
    refuse(key);
    records.compute(
        key,
        (k, old) -> {
          calls.add(key + "=" + value);
          return value;
        });
  }

  private void strike(String key) {
    refuse(key);
    records.compute(
        key,
        (k, old) -> {
          calls.add("-" + key);
          return null;
        });
  }

  private void refuse(String key) {
    if (refused.test(key)) {
      throw new IllegalStateException("refused " + key);
    }
  }

  /** Returns what was written, {@code key=value}, and deleted, {@code -key}, in order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns what the system of record has. */
  Map<String, String> records() {
    return Map.copyOf(records);
  }
}
