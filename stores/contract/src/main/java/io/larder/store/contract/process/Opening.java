package io.larder.store.contract.process;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import java.time.Duration;
import java.util.List;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.integration.CacheWriter;

/**
 * How a process opens the cache; travels to it as arguments.
 *
 * @param uri of the store
 * @param namespace which no other test has
 * @param port of the {@link Journal}, 0 where there is none
 * @param isThrough whether the cache writes through to the journal and reads through from it
 * @param leaseMillis how long a hold lives
 */
record Opening(String uri, String namespace, int port, boolean isThrough, long leaseMillis) {
  /** How many arguments it takes. */
  static final int SIZE = 5;

  /** Reads what {@link #arguments} wrote. */
  static Opening of(List<String> arguments) {
    return new Opening(
        arguments.get(0),
        arguments.get(1),
        Integer.parseInt(arguments.get(2)),
        Boolean.parseBoolean(arguments.get(3)),
        Long.parseLong(arguments.get(4)));
  }

  List<String> arguments() {
    return List.of(
        uri,
        namespace,
        Integer.toString(port),
        Boolean.toString(isThrough),
        Long.toString(leaseMillis));
  }

  /** Returns the same for a cache that writes through to a journal and reads through from it. */
  Opening through(Journal journal) {
    return new Opening(uri, namespace, journal.port(), true, leaseMillis);
  }

  /** Returns the same for a process that knows a journal of which the cache knows nothing. */
  Opening beside(Journal journal) {
    return new Opening(uri, namespace, journal.port(), false, leaseMillis);
  }

  /** Returns the same with holds that live so long. */
  Opening leasing(Duration lease) {
    return new Opening(uri, namespace, port, isThrough, lease.toMillis());
  }

  /** Opens the cache, which is closed with the provider. */
  Cache<Integer, Long> open(LarderCachingProvider provider, Desk desk) {
    LarderConfiguration<Integer, Long> configuration =
        new LarderConfiguration<Integer, Long>()
            .setTypes(Integer.class, Long.class)
            .setStore(uri)
            .setNamespace(namespace)
            .setLease(Duration.ofMillis(leaseMillis));
    if (isThrough) {
      Factory<CacheWriter<? super Integer, ? super Long>> writer = () -> desk;
      configuration
          .setWriteThrough(true)
          .setCacheWriterFactory(writer)
          .setReadThrough(true)
          .setCacheLoaderFactory(() -> desk);
    }
    return provider.getCacheManager().createCache("counters", configuration);
  }
}
