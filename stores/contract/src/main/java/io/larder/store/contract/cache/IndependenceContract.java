package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.junit.jupiter.api.Test;

/** User code that takes its time on one key delays no other, also when hash codes collide. */
interface IndependenceContract extends CacheFixture {
  /** A value that comes from a loader. */
  String LOADED = "loaded";

  /** The key that user code works on for as long as a test wants. */
  Colliding SLOW = new Colliding(0);

  private LarderConfiguration<Colliding, String> configuration() {
    return configuration(Colliding.class, String.class)
        .setMaximumEntries(100_000)
        .setLease(Duration.ofDays(10_000));
  }

  /** Does much to all keys but the slow one, in two threads. */
  private static void workOnOthers(LarderCache<Colliding, String> cache, int operations) {
    Worker.all(
        2,
        i -> {
          for (int n = 0; n < operations / 2; n++) {
            Colliding key = new Colliding(1 + i * operations + n / 5);
            switch (n % 5) {
              case 0 -> cache.get(key);
              case 1 -> cache.put(key, "1");
              case 2 -> cache.invoke(key, (entry, args) -> entry.getValue());
              case 3 -> cache.getAll(Set.of(key));
              default -> cache.remove(key);
            }
          }
          return i;
        });
    cache.putAll(Map.of(new Colliding(4), "1", new Colliding(8), "1"));
    assertThat(cache.getAll(Set.of(new Colliding(4), new Colliding(8)))).hasSize(2);
    cache.removeAll(Set.of(new Colliding(4), new Colliding(8)));
  }

  @Test
  default void aSlowLoaderOnOneKeyDelaysNoOther() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    CacheLoader<Colliding, String> loader =
        new CacheLoader<>() {
          @Override
          public String load(Colliding key) {
            if (key.equals(SLOW)) {
              begun.countDown();
              Worker.await(free);
            }
            return LOADED;
          }

          @Override
          public Map<Colliding, String> loadAll(Iterable<? extends Colliding> keys) {
            Map<Colliding, String> loaded = new HashMap<>();
            keys.forEach(key -> loaded.put(key, load(key)));
            return loaded;
          }
        };
    LarderCache<Colliding, String> cache =
        create(configuration().setReadThrough(true).setCacheLoaderFactory(() -> loader));
    Worker<String> slow = Worker.start(() -> cache.get(SLOW));
    Worker.await(begun);

    workOnOthers(cache, 10_000);

    assertThat(slow.hasEnded()).isFalse();
    free.countDown();
    assertThat(slow.result()).isEqualTo(LOADED);
  }

  @Test
  default void aSlowProcessorOnOneKeyDelaysNoOther() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    LarderCache<Colliding, String> cache = create(configuration());
    Worker<String> slow =
        Worker.start(
            () ->
                cache.invoke(
                    SLOW,
                    (entry, args) -> {
                      begun.countDown();
                      Worker.await(free);
                      entry.setValue("1");
                      return "done";
                    }));
    Worker.await(begun);

    workOnOthers(cache, 1_000);
    assertThat(cache.containsKey(SLOW)).as("not set yet").isFalse();

    assertThat(slow.hasEnded()).isFalse();
    free.countDown();
    assertThat(slow.result()).isEqualTo("done");
    assertThat(cache.get(SLOW)).isEqualTo("1");
  }

  @Test
  default void aSlowWriterOnOneKeyDelaysNoOther() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    CacheWriter<Colliding, String> writer =
        new CacheWriter<>() {
          @Override
          public void write(Cache.Entry<? extends Colliding, ? extends String> entry) {
            if (entry.getKey().equals(SLOW)) {
              begun.countDown();
              Worker.await(free);
            }
          }

          @Override
          public void writeAll(
              Collection<Cache.Entry<? extends Colliding, ? extends String>> entries) {}

          @Override
          public void delete(Object key) {}

          @Override
          public void deleteAll(Collection<?> keys) {}
        };
    Factory<CacheWriter<? super Colliding, ? super String>> factory = () -> writer;
    LarderCache<Colliding, String> cache =
        create(configuration().setWriteThrough(true).setCacheWriterFactory(factory));
    Worker<Boolean> slow = Worker.run(() -> cache.put(SLOW, "1"));
    Worker.await(begun);

    workOnOthers(cache, 1_000);

    assertThat(slow.hasEnded()).isFalse();
    free.countDown();
    slow.result();
    assertThat(cache.get(SLOW)).isEqualTo("1");
  }

  @Test
  default void keysOfOneHashCodeAreKeptApart() {
    LarderCache<Colliding, String> cache = create(configuration());

    for (int i = 0; i < 400; i++) {
      cache.put(new Colliding(i), "value-" + i);
    }

    for (int i = 0; i < 400; i++) {
      assertThat(cache.get(new Colliding(i))).isEqualTo("value-" + i);
    }
    assertThat(cache).hasSize(400);
  }
}
