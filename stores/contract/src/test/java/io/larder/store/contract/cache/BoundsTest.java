package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on the heap keeps its bounds: of entries, of bytes, of weight, and all together. */
@Timeout(60)
class BoundsTest {
  private static final int KILO = 1 << 10;

  private final LarderCachingProvider provider = new LarderCachingProvider();
  private final String store = "memory:" + UUID.randomUUID();

  @AfterEach
  void closeTheProvider() {
    provider.close();
  }

  private LarderConfiguration<String, byte[]> bytes() {
    return new LarderConfiguration<String, byte[]>().setTypes(String.class, byte[].class);
  }

  private LarderCache<String, byte[]> create(LarderConfiguration<String, byte[]> configuration) {
    return (LarderCache<String, byte[]>)
        provider.getCacheManager().createCache("shelf", configuration);
  }

  private static void fill(Cache<String, byte[]> cache, int entries, int size) {
    for (int i = 0; i < entries; i++) {
      cache.put("key-" + i, new byte[size]);
      assertThat(cache.get("key-" + i)).as("found after it was put").hasSize(size);
    }
  }

  private static long figure(LarderCache<?, ?> cache, String name) {
    return cache.figures().getOrDefault(name, -1L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"adaptive", "lru"})
  void bytesAreBounded(String eviction) {
    LarderCache<String, byte[]> cache = create(bytes().setMaximumBytes("1M").setEviction(eviction));
    fill(cache, 2_000, KILO);
    assertThat(figure(cache, "bytes")).isBetween((1L << 20) - 2 * KILO, 1L << 20);
    assertThat(cache.size()).isBetween(850L, 1_000L);
    cache.clear();
    assertThat(figure(cache, "bytes")).isZero();
  }

  @Test
  void aValueThatGrowsPushesOthersOut() {
    LarderCache<String, byte[]> cache = create(bytes().setMaximumBytes("100K"));
    fill(cache, 50, KILO);
    assertThat(cache.size()).isEqualTo(50);
    cache.put("key-0", new byte[80 * KILO]);
    assertThat(cache.size()).isBetween(10L, 20L);
    assertThat(figure(cache, "bytes")).isLessThanOrEqualTo(100L * KILO);
    cache.put("key-0", new byte[0]);
    assertThat(figure(cache, "bytes")).isLessThanOrEqualTo(20L * KILO);
  }

  @Test
  void weightIsBoundedTogetherWithEntries() {
    LarderCache<String, byte[]> cache =
        create(
            bytes()
                .setMaximumEntries(30)
                .setMaximumWeight(100, () -> (key, value) -> value.length));
    fill(cache, 100, 1);
    assertThat(cache.size()).isEqualTo(30);
    fill(cache, 100, 20);
    assertThat(cache.size()).isEqualTo(5);
    assertThat(figure(cache, "weight")).isEqualTo(100);
  }

  @Test
  void eachBoundChangesAtOnce() {
    LarderCache<String, byte[]> cache =
        create(
            bytes()
                .setMaximumEntries(1_000)
                .setMaximumBytes("10M")
                .setMaximumWeight(10_000, () -> (key, value) -> 10));
    fill(cache, 1_000, KILO);
    assertThat(cache.size()).isEqualTo(1_000);
    cache.setMaximumEntries(800);
    assertThat(cache.size()).isEqualTo(800);
    cache.setMaximumBytes("500K");
    assertThat(cache.size()).isBetween(400L, 480L);
    cache.setMaximumWeight(1_000);
    assertThat(cache.size()).isEqualTo(100);
    cache.setMaximumWeight(100_000);
    cache.setMaximumBytes("10M");
    fill(cache, 1_000, KILO);
    assertThat(cache.size()).isEqualTo(800);
  }

  @Test
  void aBoundOfWhatWasNotCountedIsRefused() {
    LarderCache<String, byte[]> cache = create(bytes());
    assertThatThrownBy(() -> cache.setMaximumBytes("1M"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("maximumBytes");
    assertThatThrownBy(() -> cache.setMaximumWeight(7))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("weigher");
    assertThatThrownBy(() -> cache.setMaximumEntries(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("> 0");
    assertThatThrownBy(() -> cache.setMaximumBytes("much"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("128M");
  }

  @Test
  void whatIsTooLargeIsNotKeptAndCounted() {
    LarderCache<String, byte[]> cache = create(bytes().setMaximumBytes("10K"));
    cache.put("a", new byte[KILO]);
    cache.put("a", new byte[20 * KILO]);
    assertThat(cache.get("a")).as("neither the new value nor the old one").isNull();
    assertThat(figure(cache, "oversized")).isEqualTo(1);
    assertThat(figure(cache, "bytes")).isZero();
  }

  @Test
  void whatIsTooLargeIsAnErrorWhereThatIsWanted() {
    List<Object> written = new ArrayList<>();
    LarderConfiguration<String, byte[]> configuration =
        bytes().setMaximumBytes("10K").setOnOversized("fail").setWriteThrough(true);
    configuration.setCacheWriterFactory(() -> new Writing(written));
    LarderCache<String, byte[]> cache = create(configuration);
    cache.put("a", new byte[KILO]);
    assertThatThrownBy(() -> cache.put("a", new byte[20 * KILO]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("shelf", "key a", "bound");
    assertThat(cache.get("a")).hasSize(KILO);
    assertThat(written).containsExactly("a");
  }

  @Test
  void aWeightBelowZeroIsRefused() {
    LarderCache<String, byte[]> cache =
        create(bytes().setMaximumWeight(10, () -> (key, value) -> -1));
    assertThatThrownBy(() -> cache.put("a", new byte[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("shelf", "weigher", "-1");
    assertThat(cache.containsKey("a")).isFalse();
  }

  @Test
  void nearCopiesAreBoundedByBytes() {
    LarderCache<String, byte[]> cache =
        create(bytes().setStore(store).setNear(true).setMaximumBytes("100K"));
    fill(cache, 500, KILO);
    assertThat(figure(cache, "near.entries")).isBetween(75L, 100L);
    assertThat(cache.size()).isEqualTo(500);
    cache.setMaximumBytes("50K");
    assertThat(figure(cache, "near.entries")).isBetween(35L, 50L);
    cache.put("large", new byte[80 * KILO]);
    assertThat(cache.get("large")).hasSize(80 * KILO);
  }

  @Test
  void aStoreWithoutCopiesHasNoBoundOnTheHeap() {
    LarderCache<String, byte[]> cache = create(bytes().setStore(store));
    assertThatThrownBy(() -> cache.setMaximumEntries(7))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("URI");
  }

  /** Notes the keys that it is given. */
  private record Writing(List<Object> written) implements CacheWriter<String, byte[]> {
    @Override
    public void write(Cache.Entry<? extends String, ? extends byte[]> entry) {
      written.add(entry.getKey());
    }

    @Override
    public void writeAll(
        java.util.Collection<Cache.Entry<? extends String, ? extends byte[]>> entries) {
      entries.forEach(this::write);
    }

    @Override
    public void delete(Object key) {}

    @Override
    public void deleteAll(java.util.Collection<?> keys) {}
  }
}
