package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.LarderCache;
import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import org.junit.jupiter.api.Test;

/** Listeners that come and go, and filters. */
interface RegistrationContract extends CacheFixture {
  @Test
  default void aFilterLetsThroughWhatItWants() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache =
        create(
            strings()
                .addCacheEntryListenerConfiguration(
                    hearing.filtered(event -> event.getKey().equals("a"))));

    cache.put("a", "1");
    cache.put("b", "1");
    cache.put("a", "2");
    cache.remove("b");
    cache.remove("a");

    assertThat(hearing.lines())
        .containsExactly("CREATED a: null -> 1", "UPDATED a: 1 -> 2", "REMOVED a: 2 -> 2");
  }

  @Test
  default void withoutOldValuesTheyAreNotGiven() {
    AtomicInteger available = new AtomicInteger();
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if (event.isOldValueAvailable()) {
                available.incrementAndGet();
              }
            });
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(hearing.withoutOldValues()));

    cache.put("a", "1");
    cache.put("a", "2");
    cache.remove("a");

    assertThat(hearing.lines())
        .containsExactly("CREATED a: null -> 1", "UPDATED a: null -> 2", "REMOVED a: null -> null");
    assertThat(available).hasValue(0);
  }

  @Test
  default void aListenerHearsFromItsRegistrationToItsDeregistration() {
    Hearing<String, String> hearing = new Hearing<>();
    CacheEntryListenerConfiguration<String, String> registration = hearing.synchronous();
    LarderCache<String, String> cache = create(strings());

    cache.put("a", "1");
    cache.registerCacheEntryListener(registration);
    cache.put("a", "2");
    cache.deregisterCacheEntryListener(registration);
    cache.put("a", "3");
    cache.registerCacheEntryListener(registration);
    cache.put("a", "4");

    assertThat(hearing.lines()).containsExactly("UPDATED a: 1 -> 2", "UPDATED a: 3 -> 4");
  }

  @Test
  default void aSecondRegistrationOfTheSameIsRefusedAndChangesNothing() {
    Hearing<String, String> hearing = new Hearing<>();
    CacheEntryListenerConfiguration<String, String> registration = hearing.synchronous();
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(registration));

    assertThatThrownBy(() -> cache.registerCacheEntryListener(registration))
        .isInstanceOf(IllegalArgumentException.class);
    cache.put("a", "1");

    assertThat(hearing.lines()).hasSize(1);
  }

  /** A listener that can be closed, and that must not hear any more then. */
  final class Closing extends Hearing<String, String> implements Closeable {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger heardClosed = new AtomicInteger();

    private Closing(Reaction<String, String> reaction) {
      super(reaction);
    }

    /** Returns a listener that counts what it hears once it is closed. */
    static Closing holding(CountDownLatch begun, CountDownLatch free) {
      AtomicBoolean first = new AtomicBoolean(true);
      Closing[] self = new Closing[1];
      self[0] =
          new Closing(
              event -> {
                if (first.getAndSet(false)) {
                  begun.countDown();
                  Worker.await(free);
                } else if (self[0].closed.get()) {
                  self[0].heardClosed.incrementAndGet();
                }
              });
      return self[0];
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }

  @Test
  default void aDeregisteredListenerHearsNothingOnceItIsClosed() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch free = new CountDownLatch(1);
    Closing listener = Closing.holding(begun, free);
    CacheEntryListenerConfiguration<String, String> registration = listener.asynchronous();
    LarderCache<String, String> cache =
        create(strings().addCacheEntryListenerConfiguration(registration));
    cache.put("a", "1");
    cache.put("a", "2");
    cache.put("a", "3");
    Worker.await(begun);

    Worker<Boolean> deregister = Worker.run(() -> cache.deregisterCacheEntryListener(registration));
    deregister.awaitBlocked();
    free.countDown();
    deregister.result();
    cache.close();

    assertThat(listener.closed).isTrue();
    assertThat(listener.heardClosed).hasValue(0);
  }

  @Test
  default void aListenerFactoryThatFailsRegistersNothing() {
    LarderCache<String, String> cache = create(strings());
    CacheEntryListenerConfiguration<String, String> failing =
        new MutableCacheEntryListenerConfiguration<>(
            () -> {
              throw new IllegalStateException("on purpose");
            },
            null,
            false,
            true);

    assertThatThrownBy(() -> cache.registerCacheEntryListener(failing))
        .hasStackTraceContaining("on purpose");
    cache.put("a", "1");

    @SuppressWarnings("unchecked")
    CompleteConfiguration<String, String> shown =
        cache.getConfiguration(CompleteConfiguration.class);
    assertThat(shown.getCacheEntryListenerConfigurations()).isEmpty();
  }
}
