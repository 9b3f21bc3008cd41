package io.larder;

import static java.util.Objects.requireNonNull;

import io.larder.spi.ByteSize;
import io.larder.spi.Ticker;
import io.larder.spi.Weigher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * A complete configuration of the standard, with what Larder adds. What is not set comes from the
 * manager's properties, then from the file that its URI names when that ends in {@code
 * .properties}, then from system properties, all of the same names ({@code larder.store}, ...),
 * then from the defaults that each setter names. Not thread-safe; copied when a cache is created.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class LarderConfiguration<K, V> extends MutableConfiguration<K, V> {
  private static final long serialVersionUID = 1L;

  private @Nullable Long maximumEntries;
  private @Nullable Long maximumBytes;
  private @Nullable Long maximumWeight;
  private @Nullable Factory<? extends Weigher<? super K, ? super V>> weigherFactory;
  private @Nullable String onOversized;
  private @Nullable String eviction;
  private @Nullable String store;
  private @Nullable Duration storeTimeout;
  private @Nullable String onStoreFailure;
  private @Nullable String namespace;
  private @Nullable Boolean near;
  private @Nullable Duration nearStaleness;
  private @Nullable Duration lease;
  private @Nullable String codec;
  private @Nullable String onUnreadable;
  private final ArrayList<String> allowed = new ArrayList<>();
  private @Nullable Factory<? extends Executor> executorFactory;
  private @Nullable Factory<? extends Ticker> tickerFactory;

  /** A configuration with all defaults. */
  public LarderConfiguration() {}

  /** A copy of a configuration; with what Larder adds, when it is one of Larder's. */
  public LarderConfiguration(CompleteConfiguration<K, V> configuration) {
    super(configuration);
    if (configuration instanceof LarderConfiguration<K, V> other) {
      maximumEntries = other.maximumEntries;
      maximumBytes = other.maximumBytes;
      maximumWeight = other.maximumWeight;
      weigherFactory = other.weigherFactory;
      onOversized = other.onOversized;
      eviction = other.eviction;
      store = other.store;
      storeTimeout = other.storeTimeout;
      onStoreFailure = other.onStoreFailure;
      namespace = other.namespace;
      near = other.near;
      nearStaleness = other.nearStaleness;
      lease = other.lease;
      codec = other.codec;
      onUnreadable = other.onUnreadable;
      allowed.addAll(other.allowed);
      executorFactory = other.executorFactory;
      tickerFactory = other.tickerFactory;
    }
  }

  /** Returns the bound of entries on the heap, null when not set. */
  public @Nullable Long getMaximumEntries() {
    return maximumEntries;
  }

  /**
   * Bounds the entries on the heap: those of the cache, or with a store the near copies. Default
   * 10,000. A store has bounds of its own, in its URI.
   *
   * @throws IllegalArgumentException when it is 0 or negative
   */
  public LarderConfiguration<K, V> setMaximumEntries(long maximum) {
    if (maximum <= 0) {
      throw new IllegalArgumentException(
          "maximumEntries must be > 0: " + maximum + "; for no bound, Long.MAX_VALUE");
    }
    maximumEntries = maximum;
    return this;
  }

  /** Returns the bound of bytes on the heap, null when not set. */
  public @Nullable Long getMaximumBytes() {
    return maximumBytes;
  }

  /**
   * Bounds what the entries on the heap take: keys, values and the cache's own structure. The size
   * of an object is estimated, of what is kept as bytes it is exact. Default: no bound. Where this
   * or a weight is bounded, entries are not unless {@link #setMaximumEntries} says so.
   *
   * @param size such as {@code 128M}; K, M, G and T are powers of 1024
   * @throws IllegalArgumentException when it is no size above 0
   */
  public LarderConfiguration<K, V> setMaximumBytes(String size) {
    maximumBytes = ByteSize.parse(size);
    return this;
  }

  /** Returns the bound of weight on the heap, null when not set. */
  public @Nullable Long getMaximumWeight() {
    return maximumWeight;
  }

  /** Returns what makes the weigher, null when not set. */
  public @Nullable Factory<? extends Weigher<? super K, ? super V>> getWeigherFactory() {
    return weigherFactory;
  }

  /**
   * Bounds the weight of the entries on the heap. Default: no bound.
   *
   * @param weigherFactory makes what weighs an entry
   * @throws IllegalArgumentException when the maximum is 0 or negative
   */
  public LarderConfiguration<K, V> setMaximumWeight(
      long maximum, Factory<? extends Weigher<? super K, ? super V>> weigherFactory) {
    if (maximum <= 0) {
      throw new IllegalArgumentException("maximumWeight must be > 0: " + maximum);
    }
    maximumWeight = maximum;
    this.weigherFactory = requireNonNull(weigherFactory, "weigherFactory");
    return this;
  }

  /** Returns {@code skip} or {@code fail}, null when not set. */
  public @Nullable String getOnOversized() {
    return onOversized;
  }

  /**
   * Says what becomes of an entry that alone is more than the bound of bytes or weight: {@code
   * skip}, the default, does not keep it and counts it among the figures as {@code oversized};
   * {@code fail} throws an {@link IllegalArgumentException} before anything is changed or written.
   * A near copy that is too large is never an error.
   */
  public LarderConfiguration<K, V> setOnOversized(String skipOrFail) {
    onOversized = requireNonNull(skipOrFail, "skipOrFail");
    return this;
  }

  /** Returns the name of the eviction policy, null when not set. */
  public @Nullable String getEviction() {
    return eviction;
  }

  /**
   * Chooses who leaves when the bound is met: {@code adaptive}, the default, whatever is least
   * likely to be used; {@code lru}, whatever was not used for longest, which costs more on a hit.
   */
  public LarderConfiguration<K, V> setEviction(String policy) {
    eviction = requireNonNull(policy, "policy");
    return this;
  }

  /** Returns the URI of the store, null when not set. */
  public @Nullable String getStore() {
    return store;
  }

  /**
   * Keeps the entries in a store, such as {@code sqlite:users.db}. Default: on the heap. Not for
   * store-by-reference.
   */
  public LarderConfiguration<K, V> setStore(String uri) {
    store = requireNonNull(uri, "uri");
    return this;
  }

  /** Returns how long a call may wait for the store, null when not set. */
  public @Nullable Duration getStoreTimeout() {
    return storeTimeout;
  }

  /**
   * Bounds how long a call waits for a store that does not answer, and how long a lost reply is
   * looked after. Default 5 s. It is a bound for stores out of reach: an entry that another process
   * holds is waited for as long as its {@linkplain #setLease lease} lasts.
   *
   * @throws IllegalArgumentException when it is less than 1 ms or more than 365,000 days
   */
  public LarderConfiguration<K, V> setStoreTimeout(Duration timeout) {
    storeTimeout = sensible("storeTimeout", timeout);
    return this;
  }

  /** Returns {@code fail} or {@code memory}, null when not set. */
  public @Nullable String getOnStoreFailure() {
    return onStoreFailure;
  }

  /**
   * Says what becomes of operations while the store is down: {@code fail}, the default, throws a
   * {@link javax.cache.CacheException}; {@code memory} goes on with a cache on the heap, empty at
   * first, of at most {@link #setMaximumEntries} entries. When the store is back, the entries that
   * were changed meanwhile are removed from it before anything is read from it, so that no old
   * value comes back.
   *
   * <p>Meanwhile processes do not see each other's changes, and a process that ends before the
   * store is back leaves there what it would have removed. A {@code CacheWriter} is called as ever.
   */
  public LarderConfiguration<K, V> setOnStoreFailure(String failOrMemory) {
    onStoreFailure = requireNonNull(failOrMemory, "failOrMemory");
    return this;
  }

  /** Returns the namespace in the store, null when not set. */
  public @Nullable String getNamespace() {
    return namespace;
  }

  /**
   * Names the part of the store that the cache's entries are in. Default: the cache's name. Caches
   * with one namespace in one store share their entries.
   */
  public LarderConfiguration<K, V> setNamespace(String name) {
    namespace = requireNonNull(name, "name");
    return this;
  }

  /** Returns whether copies are kept on the heap in front of the store, null when not set. */
  public @Nullable Boolean getNear() {
    return near;
  }

  /**
   * Keeps copies on the heap in front of the store. Default false; without a store no difference.
   */
  public LarderConfiguration<K, V> setNear(boolean copies) {
    near = copies;
    return this;
  }

  /** Returns for how long a near copy may be stale, null when not set. */
  public @Nullable Duration getNearStaleness() {
    return nearStaleness;
  }

  /**
   * Bounds for how long a near copy may be served after another process changed the entry. Default
   * 100 ms. This process's own changes are seen at once.
   *
   * @throws IllegalArgumentException when it is less than 1 ms or more than 365,000 days
   */
  public LarderConfiguration<K, V> setNearStaleness(Duration staleness) {
    nearStaleness = sensible("nearStaleness", staleness);
    return this;
  }

  /** Returns how long a hold on a stored entry lives when its holder dies, null when not set. */
  public @Nullable Duration getLease() {
    return lease;
  }

  /**
   * Bounds how long others wait for a process that died while it held an entry, and how long a
   * writer may take without being overtaken. Default 10 s. Each process judges by its own clock:
   * one that is behind waits longer by as much.
   *
   * @throws IllegalArgumentException when it is less than 1 ms or more than 365,000 days
   */
  public LarderConfiguration<K, V> setLease(Duration duration) {
    lease = sensible("lease", duration);
    return this;
  }

  private static Duration sensible(String name, Duration duration) {
    if (duration.compareTo(Duration.ofMillis(1)) < 0
        || duration.compareTo(Duration.ofDays(365_000)) > 0) {
      throw new IllegalArgumentException(
          name + " must be at least 1 ms and at most 365,000 days: " + duration);
    }
    return duration;
  }

  /** Returns the name of the codec for values, null when not set. */
  public @Nullable String getCodec() {
    return codec;
  }

  /** Chooses how values become bytes in a store. Default {@code larder}. */
  public LarderConfiguration<K, V> setCodec(String name) {
    codec = requireNonNull(name, "name");
    return this;
  }

  /** Returns {@code miss} or {@code fail}, null when not set. */
  public @Nullable String getOnUnreadable() {
    return onUnreadable;
  }

  /**
   * Says what becomes of stored bytes that cannot be read: {@code miss}, the default, counts them
   * and goes on as if there were no entry; {@code fail} throws a {@link
   * javax.cache.CacheException}.
   */
  public LarderConfiguration<K, V> setOnUnreadable(String missOrFail) {
    onUnreadable = requireNonNull(missOrFail, "missOrFail");
    return this;
  }

  /** Returns what may be made from bytes beside the declared types. */
  public List<String> getAllowed() {
    return List.copyOf(allowed);
  }

  /**
   * Allows classes to be made from bytes of a store, beside the declared types, what these reach,
   * and the JDK's value types.
   *
   * @param patterns class names, {@code com.acme.*} for a package, {@code com.acme.**} for it and
   *     those below
   */
  public LarderConfiguration<K, V> allow(String... patterns) {
    allowed.addAll(Arrays.asList(patterns));
    return this;
  }

  /** Returns what makes the executor, null when not set. */
  public @Nullable Factory<? extends Executor> getExecutorFactory() {
    return executorFactory;
  }

  /**
   * Replaces the executor of {@code loadAll} and asynchronous listeners. Default: a bounded one of
   * the manager's own. A given executor is not shut down by Larder.
   */
  public LarderConfiguration<K, V> setExecutorFactory(Factory<? extends Executor> factory) {
    executorFactory = requireNonNull(factory, "factory");
    return this;
  }

  /** Returns what makes the clock, null when not set. */
  public @Nullable Factory<? extends Ticker> getTickerFactory() {
    return tickerFactory;
  }

  /** Replaces the clock, for tests of expiry. Default {@link Ticker#system()}. */
  public LarderConfiguration<K, V> setTickerFactory(Factory<? extends Ticker> factory) {
    tickerFactory = requireNonNull(factory, "factory");
    return this;
  }

  @Override
  public LarderConfiguration<K, V> setTypes(Class<K> keyType, Class<V> valueType) {
    super.setTypes(keyType, valueType);
    return this;
  }

  @Override
  public LarderConfiguration<K, V> setStoreByValue(boolean byValue) {
    super.setStoreByValue(byValue);
    return this;
  }

  @Override
  public LarderConfiguration<K, V> setReadThrough(boolean readThrough) {
    super.setReadThrough(readThrough);
    return this;
  }

  @Override
  public LarderConfiguration<K, V> setWriteThrough(boolean writeThrough) {
    super.setWriteThrough(writeThrough);
    return this;
  }

  @Override
  public LarderConfiguration<K, V> setStatisticsEnabled(boolean enabled) {
    super.setStatisticsEnabled(enabled);
    return this;
  }

  @Override
  public LarderConfiguration<K, V> setManagementEnabled(boolean enabled) {
    super.setManagementEnabled(enabled);
    return this;
  }

  @Override
  public LarderConfiguration<K, V> setExpiryPolicyFactory(Factory<? extends ExpiryPolicy> factory) {
    super.setExpiryPolicyFactory(factory);
    return this;
  }

  @Override
  public LarderConfiguration<K, V> setCacheLoaderFactory(
      Factory<? extends CacheLoader<K, V>> factory) {
    super.setCacheLoaderFactory(factory);
    return this;
  }

  @Override
  public LarderConfiguration<K, V> setCacheWriterFactory(
      Factory<? extends CacheWriter<? super K, ? super V>> factory) {
    super.setCacheWriterFactory(factory);
    return this;
  }

  @Override
  public LarderConfiguration<K, V> addCacheEntryListenerConfiguration(
      CacheEntryListenerConfiguration<K, V> listener) {
    super.addCacheEntryListenerConfiguration(listener);
    return this;
  }

  @Override
  public LarderConfiguration<K, V> removeCacheEntryListenerConfiguration(
      CacheEntryListenerConfiguration<K, V> listener) {
    super.removeCacheEntryListenerConfiguration(listener);
    return this;
  }

  private List<@Nullable Object> additions() {
    return Arrays.asList(
        maximumEntries,
        maximumBytes,
        maximumWeight,
        weigherFactory,
        onOversized,
        eviction,
        store,
        storeTimeout,
        onStoreFailure,
        namespace,
        near,
        nearStaleness,
        lease,
        codec,
        onUnreadable,
        allowed,
        executorFactory,
        tickerFactory);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LarderConfiguration<?, ?> that
        && super.equals(that)
        && additions().equals(that.additions());
  }

  @Override
  public int hashCode() {
    return Objects.hash(super.hashCode(), additions());
  }
}
