package io.larder.jcache;

import static java.util.Objects.requireNonNull;

import io.larder.LarderCache;
import io.larder.engine.Bounded;
import io.larder.engine.Bounds;
import io.larder.engine.Decision;
import io.larder.engine.HeapReads;
import io.larder.engine.Live;
import io.larder.jcache.manage.Statistics;
import io.larder.jcache.manage.Tally;
import io.larder.jcache.manage.Timing;
import io.larder.jcache.process.Invocation;
import io.larder.jcache.process.ProcessorResult;
import io.larder.spi.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.integration.CompletionListener;
import javax.cache.management.CacheStatisticsMXBean;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Cache} that applications hold: checks arguments, picks a decision, hands it to the
 * pipeline. Thread-safe.
 */
final class TieredCache<K, V> implements LarderCache<K, V> {
  private static final int REMOVED_AT_ONCE = 256;

  private final String name;
  private final LarderCacheManager manager;
  private final CacheParts<K, V> parts;

  /** Null once the cache is closed. */
  private volatile @Nullable Pipeline<K, V> pipeline;

  /** How hits are read; null when the tier has no such way, or when the cache is closed. */
  private volatile @Nullable HeapReads<K, V> heap;

  private final Decisions<V> decisions;
  private final Statistics statistics;
  private final Arguments<K, V> arguments;
  private final AtomicBoolean ended = new AtomicBoolean();

  TieredCache(String name, LarderCacheManager manager, CacheBuilder<K, V> builder) {
    this.name = name;
    this.manager = manager;
    this.parts = builder.build(this);
    Pipeline<K, V> made = parts.pipeline();
    this.pipeline = made;
    this.decisions = made.decisions();
    this.statistics = parts.statistics();
    this.arguments = builder.arguments();
    this.heap = made.heap();
    statistics.setEnabled(parts.configuration().get().isStatisticsEnabled());
  }

  private Pipeline<K, V> open() {
    Pipeline<K, V> open = pipeline;
    if (open == null) {
      throw new IllegalStateException("cache '" + name + "' is closed");
    }
    return open;
  }

  private Pipeline<K, V> check(K key) {
    Pipeline<K, V> open = open();
    arguments.key(key);
    return open;
  }

  private Pipeline<K, V> check(K key, V value) {
    Pipeline<K, V> open = check(key);
    arguments.value(value);
    return open;
  }

  private <R> R step(Pipeline<K, V> open, K key, Decision<V, R> decision, Timing timing) {
    long begin = statistics.begin();
    R answer = open.step(key, decision);
    statistics.took(timing, begin, 1);
    return answer;
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when there is no entry
  public V get(K key) {
    HeapReads<K, V> reads = heap;
    if (reads == null || key == null) {
      return getTimed(key);
    }
    Tally.Row row = null;
    if (statistics.isEnabled()) {
      row = statistics.beginUntimed();
      if (row == null) {
        return getTimed(key);
      }
    }
    V value = reads.get(key); // only a key of the right type finds one
    if (value == null) {
      return check(key).missed(key);
    }
    if (row != null) {
      statistics.hit(row);
    }
    return value;
  }

  private @Nullable V getTimed(K key) {
    Pipeline<K, V> open = check(key);
    long begin = statistics.begin();
    V value = open.get(key);
    statistics.took(Timing.GET, begin, 1);
    return value;
  }

  @Override
  public Map<K, V> getAll(Set<? extends K> keys) {
    Pipeline<K, V> open = open();
    List<K> copy = arguments.listOf(keys);
    long begin = statistics.begin();
    Map<K, V> values = open.getAll(copy);
    statistics.took(Timing.GET, begin, copy.size());
    return values;
  }

  @Override
  public boolean containsKey(K key) {
    return check(key).peek(key) != null;
  }

  @Override
  public void loadAll(
      Set<? extends K> keys, boolean replaceExistingValues, CompletionListener listener) {
    Pipeline<K, V> open = open();
    Set<K> copy = arguments.keys(keys);
    parts.loading().loadAll(open, copy, replaceExistingValues, listener, this::isClosed);
  }

  @Override
  public void put(K key, V value) {
    Pipeline<K, V> open = check(key, value);
    long begin = statistics.begin();
    open.put(key, value);
    statistics.took(Timing.PUT, begin, 1);
  }

  @Override
  public void put(K key, V value, Duration timeToLive) {
    Pipeline<K, V> open = check(key, value);
    if (timeToLive.isZero() || timeToLive.isNegative()) {
      throw new IllegalArgumentException("timeToLive must be > 0: " + timeToLive);
    }
    step(open, key, decisions.put(value, timeToLive), Timing.PUT);
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when there was no entry
  public V getAndPut(K key, V value) {
    Pipeline<K, V> open = check(key, value);
    return step(open, key, decisions.getAndPut(value), Timing.GET_AND_PUT);
  }

  @Override
  public void putAll(Map<? extends K, ? extends V> map) {
    Pipeline<K, V> open = open();
    long begin = statistics.begin();
    int entries = open.putAll(map);
    statistics.took(Timing.PUT, begin, entries);
  }

  @Override
  public boolean putIfAbsent(K key, V value) {
    Pipeline<K, V> open = check(key, value);
    return step(open, key, decisions.putIfAbsent(value), Timing.PUT);
  }

  @Override
  public boolean remove(K key) {
    Pipeline<K, V> open = check(key);
    return step(open, key, decisions.remove(), Timing.REMOVE);
  }

  @Override
  public boolean remove(K key, V oldValue) {
    Pipeline<K, V> open = check(key, oldValue);
    return step(open, key, decisions.remove(oldValue), Timing.REMOVE);
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when there was no entry
  public V getAndRemove(K key) {
    Pipeline<K, V> open = check(key);
    return step(open, key, decisions.getAndRemove(), Timing.GET_AND_REMOVE);
  }

  @Override
  public boolean replace(K key, V oldValue, V newValue) {
    Pipeline<K, V> open = check(key, oldValue);
    arguments.value(newValue);
    return step(open, key, decisions.replace(oldValue, newValue), Timing.PUT);
  }

  @Override
  public boolean replace(K key, V value) {
    Pipeline<K, V> open = check(key, value);
    return step(open, key, decisions.replace(value), Timing.PUT);
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when there was no entry
  public V getAndReplace(K key, V value) {
    Pipeline<K, V> open = check(key, value);
    return step(open, key, decisions.getAndReplace(value), Timing.GET_AND_PUT);
  }

  @Override
  public void removeAll(Set<? extends K> keys) {
    removeAll(open(), arguments.keys(keys));
  }

  @Override
  public void removeAll() {
    Pipeline<K, V> open = open();
    Iterator<Map.Entry<K, Live<V>>> entries = parts.tier().iterator();
    Set<K> some = new HashSet<>();
    while (entries.hasNext()) {
      some.add(entries.next().getKey());
      if (some.size() == REMOVED_AT_ONCE || !entries.hasNext()) {
        removeAll(open, some);
        some = new HashSet<>();
      }
    }
  }

  private void removeAll(Pipeline<K, V> open, Set<K> keys) {
    long begin = statistics.begin();
    open.stepAll(keys, decisions.removeAll());
    statistics.took(Timing.REMOVE, begin, keys.size());
  }

  @Override
  public void clear() {
    open();
    parts.tier().clear();
  }

  @Override
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // as the specification has it
  public <T> T invoke(K key, EntryProcessor<K, V, T> processor, Object... processorArguments) {
    Pipeline<K, V> open = check(key);
    requireNonNull(processor, "processor");
    return open.step(key, new Invocation<>(key, open, processor, processorArguments));
  }

  @Override
  public <T> Map<K, EntryProcessorResult<T>> invokeAll(
      Set<? extends K> keys, EntryProcessor<K, V, T> processor, Object... processorArguments) {
    Pipeline<K, V> open = open();
    Set<K> copy = arguments.keys(keys);
    requireNonNull(processor, "processor");
    Map<K, EntryProcessorResult<T>> results = new LinkedHashMap<>();
    for (K key : copy) {
      try {
        T result = open.step(key, new Invocation<>(key, open, processor, processorArguments));
        if (result != null) {
          results.put(key, ProcessorResult.of(result));
        }
      } catch (RuntimeException e) {
        results.put(key, ProcessorResult.failed(e));
      }
    }
    return results;
  }

  @Override
  public Iterator<Cache.Entry<K, V>> iterator() {
    open();
    return new CacheIterator<>(parts.tier().iterator(), this);
  }

  void visited(K key, Live<V> live) {
    open().visited(key, live);
  }

  @Override
  public @Nullable Instant expiresAt(K key) {
    check(key);
    Live<V> live = parts.pipeline().peek(key);
    if (live == null) {
      return null;
    }
    long deadline = live.deadlineMillis();
    return deadline == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(deadline);
  }

  @Override
  public void purgeExpired() {
    open();
    parts.tier().purgeExpired();
  }

  @Override
  public long size() {
    open();
    return parts.tier().size();
  }

  @Override
  public void setMaximumEntries(long maximum) {
    bound(bounds -> bounds.withEntries(maximum));
  }

  @Override
  public void setMaximumBytes(String size) {
    long maximum = ByteSize.parse(size);
    bound(bounds -> bounds.withBytes(maximum));
  }

  @Override
  public void setMaximumWeight(long maximum) {
    bound(bounds -> bounds.withWeight(maximum));
  }

  private void bound(UnaryOperator<Bounds> change) {
    open();
    if (!(parts.tier() instanceof Bounded bounded)) {
      throw new UnsupportedOperationException(
          "%s keeps nothing on the heap; the store's bounds are in its URI".formatted(this));
    }
    bounded.bound(change);
  }

  @Override
  public CacheStatisticsMXBean statistics() {
    open();
    return statistics;
  }

  @Override
  public Map<String, Long> figures() {
    open();
    Map<String, Long> figures = new HashMap<>(parts.figures().get());
    figures.put("entries", parts.tier().size());
    return figures;
  }

  @Override
  public void registerCacheEntryListener(CacheEntryListenerConfiguration<K, V> configuration) {
    open();
    parts.register(requireNonNull(configuration, "configuration"));
  }

  @Override
  public void deregisterCacheEntryListener(CacheEntryListenerConfiguration<K, V> configuration) {
    open();
    parts.deregister(requireNonNull(configuration, "configuration"));
  }

  @Override
  public <C extends Configuration<K, V>> C getConfiguration(Class<C> type) {
    CompleteConfiguration<K, V> copy = parts.configuration().get();
    if (type.isInstance(copy)) {
      return type.cast(copy);
    }
    throw new IllegalArgumentException(
        "the configuration of cache '%s' is a %s, no %s"
            .formatted(name, copy.getClass().getName(), type.getName()));
  }

  Arguments<K, V> arguments() {
    return arguments;
  }

  /** Shows the MBeans that the configuration asks for. */
  void start() {
    CompleteConfiguration<K, V> configuration = parts.configuration().get();
    parts.beans().showStatistics(configuration.isStatisticsEnabled());
    parts.beans().showConfiguration(configuration.isManagementEnabled());
    hideIfClosed();
  }

  /** Whoever closed the cache meanwhile may have found no bean to hide yet. */
  private void hideIfClosed() {
    if (isClosed()) {
      parts.hideBeans();
    }
  }

  void enableStatistics(boolean enabled) {
    parts.configuration().setStatisticsEnabled(enabled);
    statistics.setEnabled(enabled);
    parts.beans().showStatistics(enabled);
    hideIfClosed();
  }

  void enableManagement(boolean enabled) {
    parts.configuration().setManagementEnabled(enabled);
    parts.beans().showConfiguration(enabled);
    hideIfClosed();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public CacheManager getCacheManager() {
    return manager;
  }

  /** Closes the cache, empties it for good once nothing runs any more, then frees its name. */
  void destroy() {
    end(parts::destroy);
  }

  @Override
  public void close() {
    end(
        then -> {
          manager.closed(this);
          parts.close(then);
        });
  }

  private void end(Consumer<Runnable> how) {
    if (ended.compareAndSet(false, true)) {
      pipeline = null;
      heap = null;
      manager.closing(this);
      how.accept(() -> manager.ended(this));
    }
  }

  @Override
  public boolean isClosed() {
    return pipeline == null;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.unwrap(this, type);
  }

  @Override
  public String toString() {
    return "cache '%s' in %s%s".formatted(name, parts.place(), isClosed() ? ", closed" : "");
  }
}
