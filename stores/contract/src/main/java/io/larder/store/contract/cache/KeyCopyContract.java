package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.Test;

/** Store by value for keys, and for values that look simpler than they are. */
interface KeyCopyContract extends CacheFixture {
  /** A loader of what the keys look like. */
  final class Echo implements CacheLoader<Basket, String> {
    @Override
    public String load(Basket key) {
      return key.toString();
    }

    @Override
    public Map<Basket, String> loadAll(Iterable<? extends Basket> keys) {
      Map<Basket, String> loaded = new LinkedHashMap<>();
      keys.forEach(key -> loaded.put(key, load(key)));
      return loaded;
    }
  }

  @Test
  default void keysAreCopiedToo() {
    LarderCache<Basket, String> cache = create(configuration(Basket.class, String.class));
    Basket mine = new Basket("apple");
    cache.put(mine, "1");

    mine.add("worm");
    cache.forEach(entry -> entry.getKey().add("worm"));

    assertThat(cache.get(new Basket("apple"))).isEqualTo("1");
    assertThat(cache.containsKey(mine)).isFalse();
    assertThat(cache.iterator().next().getKey()).isEqualTo(new Basket("apple"));
  }

  @Test
  default void keysOfAPutAllAreCopiedToo() {
    LarderCache<Basket, String> cache = create(configuration(Basket.class, String.class));
    Basket mine = new Basket("apple");
    cache.putAll(Map.of(mine, "1"));

    mine.add("worm");

    assertThat(cache.get(new Basket("apple"))).isEqualTo("1");
    assertThat(cache.containsKey(mine)).isFalse();
  }

  @Test
  default void aLoadInTheBackgroundIsOfTheKeyAsItWas() {
    Queue<Runnable> queue = new ArrayDeque<>();
    LarderCache<Basket, String> cache =
        create(
            configuration(Basket.class, String.class)
                .setCacheLoaderFactory(() -> new Echo())
                .setExecutorFactory(() -> queue::add));
    Basket mine = new Basket("apple");

    cache.loadAll(Set.of(mine), false, null);
    mine.add("worm");
    queue.remove().run();

    assertThat(cache.get(new Basket("apple"))).isEqualTo("[apple]");
    assertThat(cache.containsKey(mine)).isFalse();
  }

  @Test
  default void anAsynchronousListenerHearsOfTheKeyAsItWas() {
    CountDownLatch free = new CountDownLatch(1);
    List<Basket> keys = new ArrayList<>();
    Hearing<Basket, String> hearing =
        new Hearing<>(
            event -> {
              Worker.await(free);
              keys.add(event.getKey());
            });
    LarderCache<Basket, String> cache =
        create(
            configuration(Basket.class, String.class)
                .addCacheEntryListenerConfiguration(hearing.asynchronous()));
    Basket mine = new Basket("apple");

    cache.put(mine, "1");
    mine.add("worm");
    free.countDown();
    cache.close();

    assertThat(keys).containsExactly(new Basket("apple"));
  }

  @Test
  @SuppressWarnings("JavaUtilDate") // what people have, and can change
  default void arraysAndDatesAreCopied() {
    LarderCache<String, byte[]> arrays =
        create("arrays", configuration(String.class, byte[].class));
    byte[] bytes = {1, 2};
    arrays.put("a", bytes);
    bytes[0] = 9;
    arrays.get("a")[1] = 9;
    assertThat(arrays.get("a")).containsExactly(1, 2);

    LarderCache<String, Date> dates = create("dates", configuration(String.class, Date.class));
    Date date = new Date(1);
    dates.put("a", date);
    date.setTime(9);
    dates.get("a").setTime(9);
    assertThat(dates.get("a")).isEqualTo(new Date(1));
  }

  @Test
  default void anImmutableListOfMutableThingsIsCopied() {
    @SuppressWarnings({"unchecked", "rawtypes"})
    LarderConfiguration<String, List<Basket>> lists =
        (LarderConfiguration) configuration(String.class, List.class).allow(Basket.class.getName());
    LarderCache<String, List<Basket>> cache = create(lists);
    Basket mine = new Basket("apple");
    cache.put("a", List.of(mine));

    mine.add("worm");
    cache.get("a").get(0).add("worm");

    assertThat(cache.get("a")).containsExactly(new Basket("apple"));
  }

  @Test
  default void aListenerThatChangesTheKeyOfAnEventChangesItsOwnCopy() {
    LarderCache<Basket, String> cache = create(configuration(Basket.class, String.class));
    List<Basket> seen = new ArrayList<>();
    cache.registerCacheEntryListener(
        new Hearing<Basket, String>(event -> event.getKey().add("worm")).synchronous());
    cache.registerCacheEntryListener(
        new Hearing<Basket, String>(event -> seen.add(event.getKey())).synchronous());
    Basket mine = new Basket("apple");

    cache.put(mine, "1");

    assertThat(mine).isEqualTo(new Basket("apple"));
    assertThat(seen).containsExactly(new Basket("apple"));
    assertThat(cache.get(new Basket("apple"))).isEqualTo("1");
  }

  @Test
  default void aListenerMakesNoKeyWrongThatWasRight() {
    LarderCache<Object, Object> plain = create("plain", configuration(Object.class, Object.class));
    LarderCache<Object, Object> told = create("told", configuration(Object.class, Object.class));
    told.registerCacheEntryListener(new Hearing<>().synchronous());
    Object unserialisable = new Object();

    Throwable without = Worker.run(() -> plain.remove(unserialisable)).end();
    Throwable with = Worker.run(() -> told.remove(unserialisable)).end();

    assertThat(with == null).isEqualTo(without == null);
  }
}
