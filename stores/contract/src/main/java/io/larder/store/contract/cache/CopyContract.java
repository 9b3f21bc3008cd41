package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.junit.jupiter.api.Test;

/** Store by value: nobody can change an entry but through the cache. */
interface CopyContract extends CacheFixture {
  private LarderConfiguration<String, Basket> baskets() {
    return configuration(String.class, Basket.class);
  }

  /** Fills a basket in some way of giving it to the cache and changes it then. */
  private void assertCopiedOnTheWayIn(Giving giving) {
    LarderCache<String, Basket> cache = create(baskets());
    Basket mine = new Basket("apple");
    giving.give(cache, mine);
    mine.add("worm");

    assertThat(cache.get("a")).isEqualTo(new Basket("apple"));
    manager().destroyCache(NAME);
  }

  /** A way to give a value to a cache. */
  interface Giving {
    void give(LarderCache<String, Basket> cache, Basket value);
  }

  @Test
  default void whatWasGivenToTheCacheIsACopy() {
    assertCopiedOnTheWayIn((cache, basket) -> cache.put("a", basket));
    assertCopiedOnTheWayIn((cache, basket) -> cache.putAll(Map.of("a", basket)));
    assertCopiedOnTheWayIn((cache, basket) -> cache.getAndPut("a", basket));
    assertCopiedOnTheWayIn((cache, basket) -> cache.putIfAbsent("a", basket));
    Basket old = new Basket("pear");
    assertCopiedOnTheWayIn(
        (cache, basket) -> {
          cache.put("a", old);
          cache.replace("a", basket);
        });
    assertCopiedOnTheWayIn(
        (cache, basket) -> {
          cache.put("a", old);
          cache.replace("a", old, basket);
        });
    assertCopiedOnTheWayIn(
        (cache, basket) -> {
          cache.put("a", old);
          cache.getAndReplace("a", basket);
        });
    assertCopiedOnTheWayIn(
        (cache, basket) ->
            cache.invoke(
                "a",
                (entry, args) -> {
                  entry.setValue(basket);
                  return null;
                }));
  }

  /** Takes a basket from the cache in some way, and changes it. */
  private void assertCopiedOnTheWayOut(Consumer<LarderCache<String, Basket>> spoiling) {
    LarderCache<String, Basket> cache = create(baskets());
    cache.put("a", new Basket("apple"));
    spoiling.accept(cache);
    spoiling.accept(cache);

    assertThat(cache.get("a")).isEqualTo(new Basket("apple"));
    manager().destroyCache(NAME);
  }

  @Test
  default void whatTheCacheGaveIsACopy() {
    assertCopiedOnTheWayOut(cache -> cache.get("a").add("worm"));
    assertCopiedOnTheWayOut(
        cache -> cache.getAll(Set.of("a")).values().forEach(basket -> basket.add("worm")));
    assertCopiedOnTheWayOut(cache -> cache.forEach(entry -> entry.getValue().add("worm")));
    assertCopiedOnTheWayOut(
        cache ->
            cache.invoke(
                "a",
                (entry, args) -> {
                  entry.getValue().add("worm");
                  return null;
                }));
    assertCopiedOnTheWayOut(
        cache -> cache.<Basket>invoke("a", (entry, args) -> entry.getValue()).add("worm"));
  }

  @Test
  default void whatWasTakenOutIsNotSharedWithListeners() {
    List<Basket> old = new ArrayList<>();
    Hearing<String, Basket> hearing =
        new Hearing<>(
            event -> {
              old.add(event.getOldValue());
              event.getOldValue().add("worm");
            });
    LarderCache<String, Basket> cache = create(baskets());
    cache.put("a", new Basket("apple"));
    cache.registerCacheEntryListener(hearing.synchronous());

    Basket replaced = cache.getAndPut("a", new Basket("pear"));
    Basket removed = cache.getAndRemove("a");

    assertThat(replaced).isEqualTo(new Basket("apple"));
    assertThat(removed).isEqualTo(new Basket("pear"));
    assertThat(old).hasSize(2);
  }

  @Test
  default void whatAListenerHeardIsACopyForItAlone() {
    Hearing<String, Basket> first =
        new Hearing<>(event -> event.getValue().add("worm of the first"));
    List<Basket> seen = new ArrayList<>();
    Hearing<String, Basket> second =
        new Hearing<>(
            event -> {
              seen.add(event.getValue());
              seen.add(event.getValue());
            });
    LarderCache<String, Basket> cache = create(baskets());
    cache.registerCacheEntryListener(first.synchronous());
    cache.registerCacheEntryListener(second.synchronous());

    cache.put("a", new Basket("apple"));

    assertThat(seen).containsExactly(new Basket("apple"), new Basket("apple"));
    assertThat(cache.get("a")).isEqualTo(new Basket("apple"));
  }

  @Test
  default void whatALoaderReturnedIsACopy() {
    Basket origin = new Basket("apple");
    CacheLoader<String, Basket> loader =
        new CacheLoader<>() {
          @Override
          public Basket load(String key) {
            return origin;
          }

          @Override
          public Map<String, Basket> loadAll(Iterable<? extends String> keys) {
            return Map.of("b", origin);
          }
        };
    LarderCache<String, Basket> cache =
        create(baskets().setReadThrough(true).setCacheLoaderFactory(() -> loader));
    cache.get("a");
    cache.getAll(Set.of("b"));

    origin.add("worm");

    assertThat(cache.get("a")).isEqualTo(new Basket("apple"));
    assertThat(cache.get("b")).isEqualTo(new Basket("apple"));
  }

  @Test
  default void aWriterChangesNothingInTheCache() {
    CacheWriter<String, Basket> spoiling =
        new CacheWriter<>() {
          @Override
          public void write(Cache.Entry<? extends String, ? extends Basket> entry) {
            entry.getValue().add("worm");
          }

          @Override
          public void writeAll(
              Collection<Cache.Entry<? extends String, ? extends Basket>> entries) {
            entries.forEach(this::write);
          }

          @Override
          public void delete(Object key) {}

          @Override
          public void deleteAll(Collection<?> keys) {}
        };
    Factory<CacheWriter<? super String, ? super Basket>> factory = () -> spoiling;
    LarderCache<String, Basket> cache =
        create(baskets().setWriteThrough(true).setCacheWriterFactory(factory));

    cache.put("a", new Basket("apple"));
    cache.putAll(Map.of("b", new Basket("pear")));

    assertThat(cache.get("a")).isEqualTo(new Basket("apple"));
    assertThat(cache.get("b")).isEqualTo(new Basket("pear"));
  }
}
