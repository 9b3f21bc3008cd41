package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Objects that cannot become bytes: refused by name, with nothing done and nothing written. */
interface UnserialisableContract extends CacheFixture {
  /** What cannot be serialised. */
  final class Socket {
    private final String name;

    private Socket(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Socket socket && socket.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** A writer of anything, which writes down the keys. */
  record Noting(List<Object> written) implements CacheWriter<Object, Object> {
    @Override
    public void write(Cache.Entry<?, ?> entry) {
      written.add(entry.getKey());
    }

    @Override
    public void writeAll(Collection<Cache.Entry<?, ?>> entries) {
      entries.forEach(this::write);
    }

    @Override
    public void delete(Object key) {
      written.add(key);
    }

    @Override
    public void deleteAll(Collection<?> keys) {
      written.addAll(keys);
    }
  }

  private LarderConfiguration<Object, Object> objects(List<Object> written) {
    Factory<CacheWriter<Object, Object>> factory = () -> new Noting(written);
    return configuration(Object.class, Object.class)
        .setStatisticsEnabled(true)
        .setWriteThrough(true)
        .setCacheWriterFactory(factory);
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(RuntimeException.class)
        .hasStackTraceContaining("Serializable")
        .hasMessageContaining(Socket.class.getName());
  }

  @Test
  default void aValueThatCannotBecomeBytesIsRefusedAndNotWritten() {
    List<Object> written = new ArrayList<>();
    LarderCache<Object, Object> cache = create(objects(written));
    cache.put("a", "1");
    written.clear();
    cache.statistics().clear();
    Socket socket = new Socket("x");

    assertRefused(() -> cache.put("a", socket));
    assertRefused(() -> cache.put("b", socket));
    assertRefused(() -> cache.put("b", new ArrayList<>(List.of(socket))));
    assertRefused(() -> cache.getAndPut("a", socket));
    assertRefused(() -> cache.putIfAbsent("b", socket));
    assertRefused(() -> cache.replace("a", socket));
    assertRefused(() -> cache.replace("a", "1", socket));
    assertRefused(() -> cache.getAndReplace("a", socket));
    assertRefused(
        () ->
            cache.invoke(
                "a",
                (entry, args) -> {
                  entry.setValue(socket);
                  return null;
                }));

    assertThat(written).isEmpty();
    assertThat(cache.get("a")).isEqualTo("1");
    assertThat(cache.containsKey("b")).isFalse();
    assertThat(Counts.of(cache)).isEqualTo(Counts.hits(1));
  }

  @Test
  default void theMessageNamesTheClassAndTheCache() {
    LarderCache<Object, Object> cache = create(configuration(Object.class, Object.class));

    assertThatThrownBy(() -> cache.put("a", new Socket("x")))
        .hasMessageContainingAll(Socket.class.getName(), NAME);
    assertThatThrownBy(() -> cache.put(new Socket("x"), "1"))
        .hasMessageContainingAll(Socket.class.getName(), NAME);
  }

  /** Asserts that no entry is put, neither this one nor those around it. */
  private void assertPutAllDoesNothing(Object key, Object value) {
    List<Object> written = new ArrayList<>();
    Hearing<Object, Object> hearing = new Hearing<>();
    LarderCache<Object, Object> cache =
        create(objects(written).addCacheEntryListenerConfiguration(hearing.synchronous()));
    Map<Object, Object> entries = new LinkedHashMap<>();
    entries.put("a", "1");
    entries.put(key, value);
    entries.put("c", "1");

    assertRefused(() -> cache.putAll(entries));

    assertThat(written).isEmpty();
    assertThat(cache).isEmpty();
    assertThat(hearing.lines()).isEmpty();

    LarderCache<Object, Object> unheard =
        create("unheard", configuration(Object.class, Object.class));
    assertRefused(() -> unheard.putAll(entries));
    assertThat(unheard).isEmpty();
  }

  @Test
  default void aPutAllWithOneSuchValueDoesNothing() {
    assertPutAllDoesNothing("b", new Socket("x"));
  }

  @Test
  default void aKeyThatCannotBecomeBytesIsRefusedAndNotWritten() {
    List<Object> written = new ArrayList<>();
    LarderCache<Object, Object> cache = create(objects(written));

    assertRefused(() -> cache.put(new Socket("x"), "1"));
    assertRefused(() -> cache.putIfAbsent(new Socket("x"), "1"));

    assertThat(written).isEmpty();
    assertThat(cache).isEmpty();
    assertThat(Counts.of(cache)).isEqualTo(Counts.NOTHING);
  }

  @Test
  default void aPutAllWithOneSuchKeyDoesNothing() {
    assertPutAllDoesNothing(new Socket("x"), "1");
  }

  @Test
  default void aLoadOfSuchAValueFailsAndChangesNothing() {
    CacheLoader<Object, Object> loader =
        new CacheLoader<>() {
          @Override
          public Object load(Object key) {
            return new Socket("x");
          }

          @Override
          public Map<Object, Object> loadAll(Iterable<?> keys) {
            return Map.of("a", "1", "b", new Socket("x"));
          }
        };
    LarderCache<Object, Object> cache =
        create(
            configuration(Object.class, Object.class)
                .setReadThrough(true)
                .setCacheLoaderFactory(() -> loader));
    Outcome outcome = new Outcome();

    assertRefused(() -> cache.get("a"));
    assertRefused(() -> cache.getAll(Set.of("a", "b")));
    cache.loadAll(Set.of("a", "b"), true, outcome);

    assertThat(outcome.failure()).hasMessageContaining(Socket.class.getName());
    assertThat(cache).isEmpty();
    cache.put("a", "the key is free");
  }
}
