package io.larder.store.contract.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;

/** A writer with a system of record behind it, which refuses some keys. Thread-safe. */
class Ledger implements CacheWriter<String, String> {
  private final List<String> calls = new ArrayList<>();
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
    synchronized (calls) {
      calls.add(key + "=" + value);
      records.put(key, value);
    }
  }

  private void strike(String key) {
    refuse(key);
    synchronized (calls) {
      calls.add("-" + key);
      records.remove(key);
    }
  }

  private void refuse(String key) {
    if (refused.test(key)) {
      throw new IllegalStateException("refused " + key);
    }
  }

  /** Returns what was written, {@code key=value}, and deleted, {@code -key}, in order. */
  List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** Returns what the system of record has. */
  Map<String, String> records() {
    return Map.copyOf(records);
  }
}
