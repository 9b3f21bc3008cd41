package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderConfiguration;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryListener;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;

/** Objects that an application gives to a cache, and how often each was closed. Thread-safe. */
final class Closings {
  /** All there are. */
  static final List<String> ALL = List.of("loader", "writer", "policy", "listener", "filter");

  private final ConcurrentMap<String, Integer> closed = new ConcurrentHashMap<>();
  private final boolean failing;

  private Closings(boolean failing) {
    this.failing = failing;
  }

  static Closings working() {
    return new Closings(false);
  }

  /** Objects that fail when they are closed. */
  static Closings failing() {
    return new Closings(true);
  }

  private void close(String what) throws IOException {
    closed.merge(what, 1, Integer::sum);
    if (failing) {
      throw new IOException("closing a " + what + ", on purpose");
    }
  }

  /** Returns how often something was closed. */
  int of(String what) {
    return closed.getOrDefault(what, 0);
  }

  void assertEachIs(int times) {
    assertThat(ALL).allSatisfy(what -> assertThat(of(what)).as(what).isEqualTo(times));
  }

  Factory<CacheLoader<String, String>> loader() {
    return () -> new ClosingLoader(this);
  }

  /** Returns a listener with a filter. */
  CacheEntryListenerConfiguration<String, String> listener() {
    Factory<CacheEntryEventFilter<String, String>> filters = () -> new ClosingFilter(this);
    return listener(filters);
  }

  /** Returns a listener without a filter. */
  CacheEntryListenerConfiguration<String, String> listenerNoted(Runnable onMaking) {
    Factory<CacheEntryListener<String, String>> listeners =
        () -> {
          onMaking.run();
          return new ClosingListener(this);
        };
    return new MutableCacheEntryListenerConfiguration<>(listeners, null, false, true);
  }

  /** Returns a listener with this filter. */
  CacheEntryListenerConfiguration<String, String> listener(
      Factory<CacheEntryEventFilter<String, String>> filters) {
    Factory<CacheEntryListener<String, String>> listeners = () -> new ClosingListener(this);
    return new MutableCacheEntryListenerConfiguration<>(listeners, filters, false, true);
  }

  /** Returns the configuration with all of them in it. */
  LarderConfiguration<String, String> in(LarderConfiguration<String, String> configuration) {
    Factory<CacheWriter<? super String, ? super String>> writers = () -> new ClosingWriter(this);
    return configuration
        .setCacheLoaderFactory(loader())
        .setWriteThrough(true)
        .setCacheWriterFactory(writers)
        .setExpiryPolicyFactory(() -> new ClosingPolicy(this))
        .addCacheEntryListenerConfiguration(listener());
  }

  private static final class ClosingLoader extends Source implements Closeable {
    private final Closings closings;

    private ClosingLoader(Closings closings) {
      super(key -> "loaded");
      this.closings = closings;
    }

    @Override
    public void close() throws IOException {
      closings.close("loader");
    }
  }

  private static final class ClosingWriter extends Ledger implements Closeable {
    private final Closings closings;

    private ClosingWriter(Closings closings) {
      this.closings = closings;
    }

    @Override
    public void close() throws IOException {
      closings.close("writer");
    }
  }

  private record ClosingPolicy(Closings closings) implements ExpiryPolicy, Closeable {
    @Override
    public Duration getExpiryForCreation() {
      return Duration.ETERNAL;
    }

    @Override
    public Duration getExpiryForAccess() {
      return Duration.ETERNAL;
    }

    @Override
    public Duration getExpiryForUpdate() {
      return Duration.ETERNAL;
    }

    @Override
    public void close() throws IOException {
      closings.close("policy");
    }
  }

  private static final class ClosingListener extends Hearing<String, String> implements Closeable {
    private final Closings closings;

    private ClosingListener(Closings closings) {
      this.closings = closings;
    }

    @Override
    public void close() throws IOException {
      closings.close("listener");
    }
  }

  private record ClosingFilter(Closings closings)
      implements CacheEntryEventFilter<String, String>, Closeable {
    @Override
    public boolean evaluate(CacheEntryEvent<? extends String, ? extends String> event) {
      return true;
    }

    @Override
    public void close() throws IOException {
      closings.close("filter");
    }
  }
}
