package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Errors of listeners, and failures of those that nobody waits for: all others hear on. */
interface ListenerErrorContract extends CacheFixture {
  private LarderCache<String, String> with(Hearing<String, String> first) {
    return create(strings().addCacheEntryListenerConfiguration(first.synchronous()));
  }

  @Test
  default void errorsPass() {
    AssertionError error = new AssertionError("on purpose");
    LarderCache<String, String> cache =
        with(
            new Hearing<>(
                event -> {
                  throw error;
                }));

    assertThatThrownBy(() -> cache.put("a", "1")).isSameAs(error);
    assertThat(cache.get("a")).isEqualTo("1");
    assertThatThrownBy(() -> cache.put("a", "2")).isSameAs(error);
  }

  @Test
  default void anErrorInTheMiddleOfAPutAllKeepsNobodyFromHearingTheRest() {
    AtomicInteger heard = new AtomicInteger();
    AssertionError error = new AssertionError("on purpose");
    LarderCache<String, String> cache =
        with(
            new Hearing<>(
                event -> {
                  heard.incrementAndGet();
                  throw error;
                }));

    assertThatThrownBy(() -> cache.putAll(Map.of("a", "1", "b", "1", "c", "1"))).isSameAs(error);

    assertThat(heard).hasValue(3);
  }

  @Test
  default void anErrorOfOneListenerKeepsNoOtherFromHearing() {
    Hearing<String, String> second = new Hearing<>();
    Hearing<String, String> later = new Hearing<>();
    AssertionError error = new AssertionError("on purpose");
    Hearing<String, String> first =
        new Hearing<>(
            event -> {
              throw error;
            });
    LarderCache<String, String> cache = create(strings());
    cache.registerCacheEntryListener(first.synchronous());
    cache.registerCacheEntryListener(second.synchronous());
    cache.registerCacheEntryListener(later.asynchronous());

    assertThatThrownBy(() -> cache.put("a", "1")).isSameAs(error);
    cache.close();

    assertThat(second.lines()).containsExactly("CREATED a: null -> 1");
    assertThat(later.lines()).containsExactly("CREATED a: null -> 1");
  }

  @Test
  default void anAsynchronousListenerThatFailsIsNoFailureOfTheOperationAndHearsOn() {
    asynchronousFailure(new IllegalStateException("an asynchronous listener, on purpose"));
  }

  @Test
  default void anAsynchronousListenerWithAnErrorHearsOn() {
    asynchronousFailure(new AssertionError("an asynchronous listener, on purpose"));
  }

  private void asynchronousFailure(Throwable failure) {
    CountDownLatch free = new CountDownLatch(1);
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              Worker.await(free);
              if (failure instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) failure;
            });
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(hearing.asynchronous()));

    cache.put("a", "1");
    cache.put("a", "2");
    cache.put("a", "3");
    free.countDown();
    cache.close();

    assertThat(hearing.lines())
        .containsExactly("CREATED a: null -> 1", "UPDATED a: 1 -> 2", "UPDATED a: 2 -> 3");
  }
}
