package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Store by reference, which is on the heap alone: what comes out is what went in. */
class StoreByReferenceTest {
  private final LarderCachingProvider provider = new LarderCachingProvider();
  private final Basket mine = new Basket("apple");

  @AfterEach
  void closeTheProvider() {
    provider.close();
  }

  private <K, V> LarderCache<K, V> byReference(LarderConfiguration<K, V> configuration) {
    return (LarderCache<K, V>)
        provider.getCacheManager().createCache("shared", configuration.setStoreByValue(false));
  }

  private LarderConfiguration<String, Basket> baskets() {
    return new LarderConfiguration<String, Basket>().setTypes(String.class, Basket.class);
  }

  @Test
  void everyReadGivesTheSameObject() {
    LarderCache<String, Basket> cache = byReference(baskets());
    cache.put("a", mine);

    assertThat(cache.get("a")).isSameAs(mine);
    assertThat(cache.getAll(Set.of("a")).get("a")).isSameAs(mine);
    assertThat(cache.iterator().next().getValue()).isSameAs(mine);
    assertThat(cache.<Basket>invoke("a", (entry, args) -> entry.getValue())).isSameAs(mine);
    assertThat(cache.getAndReplace("a", new Basket("pear"))).isSameAs(mine);
    cache.putAll(Map.of("b", mine));
    assertThat(cache.getAndPut("b", new Basket("pear"))).isSameAs(mine);
    cache.put("c", mine);
    assertThat(cache.getAndRemove("c")).isSameAs(mine);
  }

  @Test
  void keysAreTheSameObjectsToo() {
    LarderCache<Basket, String> cache =
        byReference(new LarderConfiguration<Basket, String>().setTypes(Basket.class, String.class));
    cache.put(mine, "1");
    cache.put(new Basket("apple"), "2");

    assertThat(cache.iterator().next().getKey()).isSameAs(mine);
    assertThat(cache).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @SuppressWarnings("unchecked") // that is what is tried
  void aKeyOfAnotherTypeFindsNothingThoughItIsEqual(boolean statistics) {
    LarderCache<List<String>, String> cache =
        byReference(
            new LarderConfiguration<List<String>, String>()
                .setTypes((Class<List<String>>) (Class<?>) ArrayList.class, String.class));
    provider.getCacheManager().enableStatistics("shared", statistics);
    cache.put(new ArrayList<>(List.of("a")), "1");

    assertThat(cache.get(new ArrayList<>(List.of("a")))).isEqualTo("1");
    assertThatThrownBy(() -> cache.get(List.of("a"))).isInstanceOf(ClassCastException.class);
    assertThat(cache.statistics().getCacheGets()).isEqualTo(statistics ? 1 : 0);
  }

  /** Counting begins and ends with the next operation. */
  @Test
  void onlyWhatIsReadWhileStatisticsAreOnIsCounted() {
    LarderCache<String, Basket> cache = byReference(baskets());
    cache.put("a", mine);
    for (boolean on : new boolean[] {false, true, false, true}) {
      provider.getCacheManager().enableStatistics("shared", on);
      cache.get("a");
      cache.get("b");
    }
    assertThat(cache.statistics().getCacheHits()).isEqualTo(2);
    assertThat(cache.statistics().getCacheMisses()).isEqualTo(2);
  }

  @Test
  void aClosedCacheIsNotRead() {
    LarderCache<String, Basket> cache = byReference(baskets());
    cache.put("a", mine);
    cache.close();
    assertThatThrownBy(() -> cache.get("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void listenersGetTheSameObjects() {
    List<Basket> heard = new ArrayList<>();
    Hearing<String, Basket> hearing = new Hearing<>(event -> heard.add(event.getValue()));
    LarderCache<String, Basket> cache =
        byReference(baskets().addCacheEntryListenerConfiguration(hearing.synchronous()));

    cache.put("a", mine);
    cache.remove("a");

    assertThat(heard).hasSize(2).allSatisfy(basket -> assertThat(basket).isSameAs(mine));
  }

  @Test
  void whatCannotBeSerialisedCanBeKept() {
    LarderCache<Object, Object> cache =
        byReference(new LarderConfiguration<Object, Object>().setTypes(Object.class, Object.class));
    Object key = new Object();
    Object value = new Object();

    cache.put(key, value);

    assertThat(cache.get(key)).isSameAs(value);
  }
}
