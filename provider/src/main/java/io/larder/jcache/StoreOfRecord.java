package io.larder.jcache;

import static java.util.Objects.requireNonNull;

import io.larder.codec.AllowList;
import io.larder.codec.CanonicalCodec;
import io.larder.codec.EnvelopeCodec;
import io.larder.engine.BulkDecision;
import io.larder.engine.Bystander;
import io.larder.engine.Decision;
import io.larder.engine.Live;
import io.larder.engine.Verdict;
import io.larder.spi.Namespace;
import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.tier.StoreContext;
import io.larder.tier.StoreTier;
import java.io.Closeable;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Store} as a system of record: a loader and writer for caches of any JCache provider.
 * Entries never expire. Thread-safe. Throws {@link javax.cache.CacheException} when the store
 * fails.
 *
 * <pre>{@code
 * var orders = StoreOfRecord.factory("sqlite:orders.db", "orders", String.class, Order.class);
 * configuration.setReadThrough(true).setCacheLoaderFactory(orders);
 * configuration.setWriteThrough(true).setCacheWriterFactory(orders);
 * }</pre>
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class StoreOfRecord<K, V> implements CacheLoader<K, V>, CacheWriter<K, V>, Closeable {
  private static final long LEASE_MILLIS = 10_000;

  private final Store store;
  private final StoreTier<K, V> tier;

  private StoreOfRecord(Opening<K, V> opening) {
    ClassLoader ofValues = opening.valueType().getClassLoader();
    ClassLoader loader = ofValues == null ? StoreOfRecord.class.getClassLoader() : ofValues;
    StoreUri uri = StoreUri.parse(opening.uri());
    AllowList allowed =
        AllowList.of(List.of(opening.keyType(), opening.valueType()), opening.allowed());
    StoreFactory factory =
        Plugins.find(StoreFactory.class, StoreFactory::scheme, uri.scheme(), "store", loader);
    this.store = Stores.open(factory, new StoreConfig(uri, Ticker.system()));
    try {
      this.tier = tier(opening, uri, loader, allowed);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private StoreTier<K, V> tier(
      Opening<K, V> opening, StoreUri uri, ClassLoader loader, AllowList allowed) {
    return new StoreTier<>(
        new StoreContext<>(
            opening.namespace(),
            uri.toString(),
            store.space(new Namespace(opening.namespace())),
            store.capabilities(),
            CanonicalCodec.forKeys(opening.keyType(), loader, allowed),
            new EnvelopeCodec<>(CanonicalCodec.forValues(opening.valueType(), loader, allowed)),
            Ticker.system(),
            LEASE_MILLIS,
            StoreConfig.DEFAULT_TIMEOUT_MILLIS,
            true),
        new Bystander<>());
  }

  /**
   * What {@link #create} opens; serialisable as configurations have to be.
   *
   * @param allowed patterns of classes that may be made from bytes, beside the declared types
   */
  private record Opening<K, V>(
      String uri, String namespace, Class<K> keyType, Class<V> valueType, List<String> allowed)
      implements Factory<StoreOfRecord<K, V>> {
    @Override
    public StoreOfRecord<K, V> create() {
      return new StoreOfRecord<>(this);
    }
  }

  /**
   * Returns a factory for both a cache's loader and its writer.
   *
   * @param uri of the store, such as {@code sqlite:orders.db}
   * @param namespace of the entries in the store
   * @param allowed patterns of classes that may be made from bytes, beside the declared types
   * @throws IllegalArgumentException when the URI names no store; the store itself is opened later
   */
  public static <K, V> Factory<StoreOfRecord<K, V>> factory(
      String uri, String namespace, Class<K> keyType, Class<V> valueType, String... allowed) {
    StoreUri.parse(requireNonNull(uri, "uri"));
    requireNonNull(keyType, "keyType");
    requireNonNull(valueType, "valueType");
    return new Opening<>(uri, namespace, keyType, valueType, List.of(allowed));
  }

  @Override
  @SuppressWarnings("NullAway") // null by specification when there is no such record
  public V load(K key) {
    Live<V> live = tier.peek(requireNonNull(key, "key"));
    return live == null ? null : live.value();
  }

  @Override
  public Map<K, V> loadAll(Iterable<? extends K> keys) {
    Set<K> asked = new HashSet<>();
    keys.forEach(asked::add);
    Map<K, V> found = new HashMap<>();
    tier.peekAll(asked, (key, live) -> found.put(key, live.value()));
    return found;
  }

  @Override
  public void write(Cache.Entry<? extends K, ? extends V> entry) {
    tier.step(entry.getKey(), put(entry.getValue()));
  }

  private static <V> Decision<V, Boolean> put(V value) {
    return current -> Verdict.put(value, Long.MAX_VALUE, true);
  }

  @Override
  public void writeAll(Collection<Cache.Entry<? extends K, ? extends V>> entries) {
    Map<K, V> values = new LinkedHashMap<>();
    entries.forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    try {
      tier.stepAll(values.keySet(), BulkDecision.each(key -> put(requireNonNull(values.get(key)))));
      entries.clear();
    } catch (RuntimeException e) {
      removeDone(entries, this::write);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the specification hands keys over as objects
  public void delete(Object key) {
    tier.step((K) key, StoreOfRecord.<V>remove());
  }

  private static <V> Decision<V, Boolean> remove() {
    return current -> Verdict.remove(true);
  }

  @Override
  @SuppressWarnings("unchecked") // the specification hands keys over as objects
  public void deleteAll(Collection<?> keys) {
    try {
      tier.stepAll(
          new HashSet<>((Collection<K>) keys), BulkDecision.each(key -> StoreOfRecord.<V>remove()));
      keys.clear();
    } catch (RuntimeException e) {
      removeDone(keys, this::delete);
    }
  }

  /** Once a bulk has failed somewhere: one by one, so that exactly what fails is left. */
  private static <T> void removeDone(Collection<T> items, Consumer<T> one) {
    @Nullable RuntimeException first = null;
    for (Iterator<T> each = items.iterator(); each.hasNext(); ) {
      try {
        one.accept(each.next());
        each.remove();
      } catch (RuntimeException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  @Override
  public void close() {
    tier.close();
    store.close();
  }
}
