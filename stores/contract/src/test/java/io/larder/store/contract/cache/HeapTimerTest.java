package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.Ticker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** On the heap entries leave in time by themselves: by the system's clock, without any access. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class HeapTimerTest {
  private static final Duration SOON = new Duration(TimeUnit.MILLISECONDS, 150);

  private final LarderCachingProvider provider = new LarderCachingProvider();

  @AfterEach
  void closeTheProvider() {
    Worker.run(provider::close).result();
  }

  private LarderCache<String, String> with(ExpiryPolicy policy, Hearing<String, String> hearing) {
    return (LarderCache<String, String>)
        provider
            .getCacheManager()
            .createCache(
                "timed",
                new LarderConfiguration<String, String>()
                    .setTypes(String.class, String.class)
                    .setTickerFactory(Ticker::system)
                    .setExpiryPolicyFactory(() -> policy)
                    .addCacheEntryListenerConfiguration(hearing.synchronous()));
  }

  private static Hearing<String, String> opening(CountDownLatch latch) {
    return new Hearing<>(
        event -> {
          if (event.getValue() != null && event.getOldValue() != null) {
            latch.countDown();
          }
        });
  }

  @Test
  void entriesLeaveInTimeAndListenersHearOfItOnce() {
    CountDownLatch expired = new CountDownLatch(3);
    Hearing<String, String> hearing = opening(expired);
    LarderCache<String, String> cache = with(new CreatedExpiryPolicy(SOON), hearing);
    cache.put("a", "1");
    cache.put("b", "2");
    cache.put("c", "3");

    Worker.await(expired);

    assertThat(hearing.lines())
        .containsExactlyInAnyOrder(
            "CREATED a: null -> 1",
            "CREATED b: null -> 2",
            "CREATED c: null -> 3",
            "EXPIRED a: 1 -> 1",
            "EXPIRED b: 2 -> 2",
            "EXPIRED c: 3 -> 3");
    assertThat(cache.size()).isZero();
    cache.purgeExpired();
    assertThat(hearing.lines()).hasSize(6);
  }

  @Test
  void oneThatComesLaterButEndsSoonerDoesNotWaitForTheFirst() {
    CountDownLatch expired = new CountDownLatch(1);
    Hearing<String, String> hearing = opening(expired);
    LarderCache<String, String> cache =
        with(new CreatedExpiryPolicy(new Duration(TimeUnit.HOURS, 1)), hearing);
    cache.put("late", "1");
    cache.put("soon", "2", java.time.Duration.ofMillis(100));

    Worker.await(expired);

    assertThat(hearing.lines()).contains("EXPIRED soon: 2 -> 2").hasSize(3);
    assertThat(cache.containsKey("late")).isTrue();
  }

  @Test
  void oneWhoseLifeAnAccessExtendsLeavesAtItsNewEnd() {
    CountDownLatch expired = new CountDownLatch(1);
    Hearing<String, String> hearing = opening(expired);
    LarderCache<String, String> cache = with(new AccessedExpiryPolicy(SOON), hearing);
    cache.put("a", "1");
    cache.get("a");

    Worker.await(expired);

    assertThat(hearing.lines()).containsExactly("CREATED a: null -> 1", "EXPIRED a: 1 -> 1");
  }

  @Test
  void asynchronousListenersHearOfItToo() {
    CountDownLatch expired = new CountDownLatch(1);
    Hearing<String, String> hearing = opening(expired);
    LarderCache<String, String> cache = with(new CreatedExpiryPolicy(SOON), new Hearing<>());
    cache.registerCacheEntryListener(hearing.asynchronous());
    cache.put("a", "1");

    Worker.await(expired);

    assertThat(hearing.lines()).containsExactly("CREATED a: null -> 1", "EXPIRED a: 1 -> 1");
  }

  @Test
  void aListenerThatFailsDoesNotStopTheTimer() {
    CountDownLatch expired = new CountDownLatch(2);
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if (event.getOldValue() != null) {
                expired.countDown();
                throw new IllegalStateException("a listener of the timer's, on purpose");
              }
            });
    LarderCache<String, String> cache = with(new CreatedExpiryPolicy(SOON), hearing);
    cache.put("a", "1");
    cache.put("b", "1", java.time.Duration.ofMillis(600));

    Worker.await(expired);

    assertThat(hearing.lines()).contains("EXPIRED a: 1 -> 1", "EXPIRED b: 1 -> 1").hasSize(4);
  }
}
