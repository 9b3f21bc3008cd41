package io.larder.store.contract.cache;

import static java.util.Objects.requireNonNull;

import io.larder.LarderCache;
import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.store.contract.FakeTicker;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Factory;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import javax.cache.processor.EntryProcessorResult;

/** What a test of a cache works on: a provider of its own, and the tier under test. */
interface CacheFixture {
  /** The name of the cache, where a test needs no other. */
  String NAME = "shelf";

  /** Returns the clock of all caches. */
  FakeTicker ticker();

  /** Returns the provider, which no other test has. */
  LarderCachingProvider provider();

  /** Returns a configuration of a cache on the tier under test, alone in its namespace. */
  <K, V> LarderConfiguration<K, V> configuration(Class<K> keys, Class<V> values);

  /** Returns a configuration of strings by strings. */
  default LarderConfiguration<String, String> strings() {
    return configuration(String.class, String.class);
  }

  /** Returns a configuration of strings by strings that reads through. */
  default LarderConfiguration<String, String> loading(CacheLoader<String, String> loader) {
    return strings().setReadThrough(true).setCacheLoaderFactory(() -> loader);
  }

  /** Returns a configuration of strings by strings that writes through. */
  default LarderConfiguration<String, String> writing(
      CacheWriter<? super String, ? super String> writer) {
    Factory<CacheWriter<? super String, ? super String>> factory = () -> writer;
    return strings().setWriteThrough(true).setCacheWriterFactory(factory);
  }

  /** Returns the provider's default manager. */
  default CacheManager manager() {
    return provider().getCacheManager();
  }

  /** Returns a new cache called {@link #NAME}. */
  default <K, V> LarderCache<K, V> create(LarderConfiguration<K, V> configuration) {
    return create(NAME, configuration);
  }

  /** Returns a new cache of this name. */
  default <K, V> LarderCache<K, V> create(String name, LarderConfiguration<K, V> configuration) {
    return (LarderCache<K, V>) manager().createCache(name, configuration);
  }

  /** Returns a new cache with a listener that may use the cache itself, once it is there. */
  default LarderCache<String, String> heard(
      LarderConfiguration<String, String> configuration,
      Hearing<String, String> hearing,
      Late<Cache<String, String>> self) {
    LarderCache<String, String> cache =
        create(configuration.addCacheEntryListenerConfiguration(hearing.synchronous()));
    self.set(cache);
    return cache;
  }

  /** Returns what a processor answered for a key, or throws what it threw. */
  static <T> T answer(Map<String, EntryProcessorResult<T>> results, String key) {
    return requireNonNull(results.get(key), "no result of key " + key).get();
  }
}
