package io.larder.store.contract.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.Test;

/** The five standard policies, to the millisecond (JSR-107 1.1, chapter 6). */
interface StandardExpiryContract extends CacheFixture {

  /** What leaves a millisecond of life. */
  Duration ALMOST = Duration.ofMinutes(10).minusMillis(1);

  private LarderCache<String, String> with(Factory<? extends ExpiryPolicy> policy) {
    return create(strings().setExpiryPolicyFactory(policy));
  }

  /** Puts an entry, does something a millisecond before it expires, and tells whether it lives. */
  private boolean outlives(
      LarderCache<String, String> cache, Consumer<LarderCache<String, String>> change) {
    cache.remove("a");
    cache.put("a", "1");
    ticker().advance(ALMOST);
    assertThat(cache.containsKey("a")).as("a millisecond before").isTrue();
    change.accept(cache);
    ticker().advance(Duration.ofMillis(1));
    boolean lives = cache.containsKey("a");
    if (lives) {
      ticker().advance(ALMOST.minusMillis(1));
      assertThat(cache.containsKey("a")).as("a millisecond before the new end").isTrue();
      ticker().advance(Duration.ofMillis(1));
      assertThat(cache.containsKey("a")).as("at the new end").isFalse();
    }
    return lives;
  }

  private static void touchInAllWays(Consumer<Consumer<LarderCache<String, String>>> each) {
    each.accept(cache -> cache.get("a"));
    each.accept(cache -> cache.getAll(Set.of("a", "b")));
    each.accept(cache -> cache.iterator().next());
    each.accept(cache -> cache.invoke("a", (entry, args) -> entry.getValue()));
    each.accept(cache -> cache.replace("a", "other", "2"));
    each.accept(cache -> cache.remove("a", "other"));
  }

  private static void updateInAllWays(Consumer<Consumer<LarderCache<String, String>>> each) {
    each.accept(cache -> cache.put("a", "2"));
    each.accept(cache -> cache.putAll(Map.of("a", "2")));
    each.accept(cache -> cache.getAndPut("a", "2"));
    each.accept(cache -> cache.replace("a", "2"));
    each.accept(cache -> cache.replace("a", "1", "2"));
    each.accept(cache -> cache.getAndReplace("a", "2"));
    each.accept(
        cache ->
            cache.invoke(
                "a",
                (entry, args) -> {
                  entry.setValue("2");
                  return null;
                }));
  }

  private static void lookInAllWays(Consumer<Consumer<LarderCache<String, String>>> each) {
    each.accept(cache -> cache.containsKey("a"));
    each.accept(cache -> cache.putIfAbsent("a", "2"));
    each.accept(cache -> cache.expiresAt("a"));
    each.accept(cache -> cache.invoke("a", (entry, args) -> entry.exists()));
    each.accept(cache -> assertThat(cache.iterator().hasNext()).isTrue());
  }

  @Test
  default void createdAnEntryLivesFromItsCreationOn() {
    LarderCache<String, String> cache = with(CreatedExpiryPolicy.factoryOf(Policy.TEN_MINUTES));

    touchInAllWays(way -> assertThat(outlives(cache, way)).isFalse());
    updateInAllWays(way -> assertThat(outlives(cache, way)).isFalse());
    lookInAllWays(way -> assertThat(outlives(cache, way)).isFalse());
    assertThat(outlives(cache, all -> all.remove("a"))).isFalse();
    assertThat(
            outlives(
                cache,
                all -> {
                  all.remove("a");
                  all.put("a", "a new one");
                }))
        .isTrue();
  }

  @Test
  default void modifiedAnEntryLivesFromItsLastUpdateOn() {
    LarderCache<String, String> cache = with(ModifiedExpiryPolicy.factoryOf(Policy.TEN_MINUTES));

    touchInAllWays(way -> assertThat(outlives(cache, way)).isFalse());
    updateInAllWays(way -> assertThat(outlives(cache, way)).isTrue());
    lookInAllWays(way -> assertThat(outlives(cache, way)).isFalse());
  }

  @Test
  default void accessedAnEntryLivesFromItsLastAccessOn() {
    LarderCache<String, String> cache = with(AccessedExpiryPolicy.factoryOf(Policy.TEN_MINUTES));

    touchInAllWays(way -> assertThat(outlives(cache, way)).isTrue());
    updateInAllWays(way -> assertThat(outlives(cache, way)).isFalse());
    lookInAllWays(way -> assertThat(outlives(cache, way)).isFalse());
  }

  @Test
  default void touchedAnEntryLivesFromItsLastUpdateOrAccessOn() {
    LarderCache<String, String> cache = with(TouchedExpiryPolicy.factoryOf(Policy.TEN_MINUTES));

    touchInAllWays(way -> assertThat(outlives(cache, way)).isTrue());
    updateInAllWays(way -> assertThat(outlives(cache, way)).isTrue());
    lookInAllWays(way -> assertThat(outlives(cache, way)).isFalse());
  }

  @Test
  default void eternalAnEntryLivesForMillennia() {
    LarderCache<String, String> cache = with(EternalExpiryPolicy.factoryOf());
    cache.put("a", "1");

    ticker().stepForward(Duration.ofDays(2_000 * 366));
    cache.purgeExpired();

    assertThat(cache.get("a")).isEqualTo("1");
  }

  @Test
  default void anExpiredEntryIsAbsentForEveryOperation() {
    LarderCache<String, String> cache = with(CreatedExpiryPolicy.factoryOf(Policy.TEN_MINUTES));
    Consumer<Consumer<LarderCache<String, String>>> expired =
        operation -> {
          cache.clear();
          cache.put("a", "1");
          ticker().advance(Duration.ofMinutes(10));
          operation.accept(cache);
        };

    expired.accept(all -> assertThat(all.get("a")).isNull());
    expired.accept(all -> assertThat(all.getAll(Set.of("a"))).isEmpty());
    expired.accept(all -> assertThat(all.containsKey("a")).isFalse());
    expired.accept(all -> assertThat(all).isEmpty());
    expired.accept(all -> assertThat(all.getAndPut("a", "2")).isNull());
    expired.accept(all -> assertThat(all.putIfAbsent("a", "2")).isTrue());
    expired.accept(all -> assertThat(all.replace("a", "2")).isFalse());
    expired.accept(all -> assertThat(all.replace("a", "1", "2")).isFalse());
    expired.accept(all -> assertThat(all.getAndReplace("a", "2")).isNull());
    expired.accept(all -> assertThat(all.remove("a")).isFalse());
    expired.accept(all -> assertThat(all.remove("a", "1")).isFalse());
    expired.accept(all -> assertThat(all.getAndRemove("a")).isNull());
    expired.accept(all -> assertThat(all.<Boolean>invoke("a", (e, args) -> e.exists())).isFalse());
    expired.accept(all -> assertThat(all.<String>invoke("a", (e, args) -> e.getValue())).isNull());
    expired.accept(all -> assertThat(all.expiresAt("a")).isNull());
  }

  @Test
  default void anEntryThatExpiresUnderAnIteratorIsNotRevivedByIt() {
    LarderCache<String, String> cache = with(AccessedExpiryPolicy.factoryOf(Policy.TEN_MINUTES));
    cache.put("a", "1");
    var iterator = cache.iterator();
    assertThat(iterator.hasNext()).isTrue();

    ticker().advance(Duration.ofMinutes(10));
    iterator.next();

    assertThat(cache.containsKey("a")).isFalse();
  }
}
