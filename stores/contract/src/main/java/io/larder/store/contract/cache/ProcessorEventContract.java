package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.Cache;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Test;

/** User code that changes other keys: their events come when no key is held any more. */
interface ProcessorEventContract extends CacheFixture {
  @Test
  default void anEventOfAnotherKeyChangedInAProcessorComesOnceNoKeyIsHeld() {
    Late<Cache<String, String>> self = new Late<>();
    Map<String, String> seenThen = new ConcurrentHashMap<>();
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if (event.getKey().equals("b")) {
                // A change of "a" here would be refused if the processor still held it.
                self.get().put("c", "from b");
                self.get().replace("a", "from the processor", "from b");
              }
              seenThen.put(event.getKey(), "heard");
            });
    LarderCache<String, String> cache = heard(strings(), hearing, self);

    Boolean heardInside =
        Worker.start(
                () ->
                    cache.<Boolean>invoke(
                        "a",
                        (entry, args) -> {
                          cache.put("b", "1");
                          entry.setValue("from the processor");
                          return seenThen.containsKey("b");
                        }))
            .result();

    assertThat(heardInside).as("heard while the key was held").isFalse();
    assertThat(hearing.lines())
        .containsExactlyInAnyOrder(
            "CREATED a: null -> from the processor",
            "CREATED b: null -> 1",
            "CREATED c: null -> from b",
            "UPDATED a: from the processor -> from b");
  }

  /** Returns what is thrown by a processor on "a" that changes "b" and then fails. */
  private static Throwable failureAfterChangingB(Cache<String, String> cache, Runnable failing) {
    return Worker.start(
            () ->
                cache.invoke(
                    "a",
                    (entry, args) -> {
                      cache.put("b", "1");
                      failing.run();
                      return null;
                    }))
        .failure();
  }

  @Test
  default void eventsOfOtherKeysAreToldAlsoWhenTheProcessorFails() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache = heard(strings(), hearing, new Late<>());

    Throwable failure =
        failureAfterChangingB(
            cache,
            () -> {
              throw new IllegalStateException("on purpose");
            });

    assertThat(failure).hasRootCauseMessage("on purpose");
    assertThat(hearing.lines()).containsExactly("CREATED b: null -> 1");
  }

  @Test
  default void eventsOfOtherKeysAreToldAlsoWhenTheProcessorEndsInAnError() {
    Hearing<String, String> hearing = new Hearing<>();
    LarderCache<String, String> cache = heard(strings(), hearing, new Late<>());
    AssertionError error = new AssertionError("on purpose");

    Throwable failure =
        failureAfterChangingB(
            cache,
            () -> {
              throw error;
            });

    assertThat(failure).isSameAs(error);
    assertThat(hearing.lines()).containsExactly("CREATED b: null -> 1");
    cache.put("a", "the key is free");
  }

  @Test
  default void anEventOfAnotherKeyChangedInALoaderComesOnceNoKeyIsHeld() {
    Late<Cache<String, String>> self = new Late<>();
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if (event.getKey().equals("b")) {
                self.get().replace("a", "loaded", "from b");
              }
            });
    LarderCache<String, String> cache =
        heard(
            loading(
                new Source(
                    key -> {
                      self.get().put("b", "1");
                      return "loaded";
                    })),
            hearing,
            self);

    assertThat(Worker.start(() -> cache.get("a")).result()).isEqualTo("loaded");

    assertThat(hearing.lines())
        .containsExactlyInAnyOrder(
            "CREATED a: null -> loaded", "CREATED b: null -> 1", "UPDATED a: loaded -> from b");
  }

  @Test
  default void anEventOfAnotherKeyChangedInAPolicyComesOnceNoKeyIsHeld() {
    Late<Cache<String, String>> self = new Late<>();
    List<RuntimeException> refused = new ArrayList<>();
    Hearing<String, String> hearing =
        new Hearing<>(
            event -> {
              if (event.getKey().equals("b")) {
                try {
                  self.get().replace("a", "from b");
                } catch (IllegalStateException e) {
                  refused.add(e);
                }
              }
            });
    LarderCache<String, String> cache =
        heard(
            strings()
                .setExpiryPolicyFactory(
                    Policy.asked(
                        () -> Duration.ETERNAL,
                        () -> null,
                        () -> {
                          self.get().putIfAbsent("b", "1");
                          return null;
                        })),
            hearing,
            self);
    cache.put("a", "1");

    Worker.run(() -> cache.put("a", "2")).result();

    assertThat(refused).as("a listener was told while the key was held").isEmpty();
    assertThat(cache.get("a")).isEqualTo("from b");
  }
}
