package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.CreatedExpiryPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That whatever two processes do to a few entries, nobody reads what is older than the bound. */
interface NearHistoryContract extends StepFixture {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  default void noReadIsOlderThanTheBound(long seed) {
    Twins<String, Integer> caches = open(near());
    play(caches, new Random(seed), Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  default void noReadIsOlderThanTheBoundNorPastTheDeadline(long seed) {
    Twins<String, Integer> caches =
        open(
            near()
                .setExpiryPolicyFactory(
                    CreatedExpiryPolicy.factoryOf(
                        new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, 150))));
    play(caches, new Random(seed), 150);
  }

  private void play(Twins<String, Integer> caches, Random random, long lifeMillis) {
    List<LarderCache<String, Integer>> both = List.of(caches.here(), caches.there());
    List<History> histories = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      histories.add(new History(STALENESS.toMillis(), lifeMillis));
    }
    for (int step = 1; step <= 250; step++) {
      int who = random.nextInt(2);
      LarderCache<String, Integer> cache = both.get(who);
      int number = random.nextInt(histories.size());
      History history = histories.get(number);
      String key = "k" + number;
      long now = ticker().millis();
      switch (random.nextInt(12)) {
        case 0 -> {
          cache.put(key, step);
          history.becomes(step, who, now);
        }
        case 1 -> {
          assertThat(cache.getAndRemove(key)).isEqualTo(history.current(now));
          history.becomes(null, who, now);
        }
        case 2 -> {
          boolean put = cache.putIfAbsent(key, step);
          assertThat(put).isEqualTo(history.current(now) == null);
          if (put) {
            history.becomes(step, who, now);
          }
        }
        case 3 -> {
          if (random.nextInt(4) == 0) {
            cache.clear();
            histories.forEach(each -> each.becomes(null, who, now));
          }
        }
        case 4, 5 -> ticker().advance(Duration.ofMillis(random.nextInt(60)));
        default -> history.check(cache.get(key), who, now);
      }
    }
  }
}
