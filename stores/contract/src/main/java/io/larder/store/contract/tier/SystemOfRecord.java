package io.larder.store.contract.tier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * What caches load from and write to, shared by all applications. Notes each call, and lets things
 * happen in the middle of one. Thread-safe.
 */
final class SystemOfRecord implements CacheLoader<String, Integer>, CacheWriter<String, Integer> {
  private final Map<String, Integer> data = new ConcurrentHashMap<>();
  private final Queue<String> calls = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> duringWrites = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> duringLoads = new ConcurrentLinkedQueue<>();

  /** Runs something in the next call of the writer, before that does its work; once each. */
  SystemOfRecord duringNextWrite(Runnable action) {
    duringWrites.add(action);
    return this;
  }

  /** Runs something in the next call of the loader, after that has found its answer; once each. */
  SystemOfRecord duringNextLoad(Runnable action) {
    duringLoads.add(action);
    return this;
  }

  /** Lets nothing more happen that was to happen in a call. */
  void calm() {
    duringWrites.clear();
    duringLoads.clear();
  }

  /** Returns the calls since the last time, such as {@code write k 1}. */
  List<String> calls() {
    List<String> all = new ArrayList<>();
    for (String call = calls.poll(); call != null; call = calls.poll()) {
      all.add(call);
    }
    return all;
  }

  /** Sets a value past all caches. */
  void set(String key, int value) {
    data.put(key, value);
  }

  @Nullable Integer value(String key) {
    return data.get(key);
  }

  private static void happen(Queue<Runnable> actions) {
    Runnable action = actions.poll();
    if (action != null) {
      action.run();
    }
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when there is none
  public Integer load(String key) {
    calls.add("load " + key);
    Integer value = data.get(key);
    happen(duringLoads);
    return value;
  }

  @Override
  public Map<String, Integer> loadAll(Iterable<? extends String> keys) {
    Map<String, Integer> found = new HashMap<>();
    List<String> asked = new ArrayList<>();
    for (String key : keys) {
      asked.add(key);
      Integer value = data.get(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    calls.add("loadAll " + asked.stream().sorted().toList());
    happen(duringLoads);
    return found;
  }

  @Override
  public void write(Cache.Entry<? extends String, ? extends Integer> entry) {
    calls.add("write " + entry.getKey() + " " + entry.getValue());
    happen(duringWrites);
    data.put(entry.getKey(), entry.getValue());
  }

  @Override
  public void delete(Object key) {
    calls.add("delete " + key);
    happen(duringWrites);
    data.remove((String) key);
  }

  @Override
  public void writeAll(Collection<Cache.Entry<? extends String, ? extends Integer>> entries) {
    each(entries, this::write);
  }

  @Override
  public void deleteAll(Collection<?> keys) {
    each(keys, this::delete);
  }

  /** Does one after the other and leaves those that fail, as the specification asks. */
  private static <T> void each(Collection<T> items, Consumer<T> one) {
    RuntimeException first = null;
    for (Iterator<T> rest = items.iterator(); rest.hasNext(); ) {
      try {
        one.accept(rest.next());
        rest.remove();
      } catch (RuntimeException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
