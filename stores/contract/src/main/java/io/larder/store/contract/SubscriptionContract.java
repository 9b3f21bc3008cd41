package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.fill;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Key;
import io.larder.spi.Space;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** How a feed tells: to whom, when, in which thread, and until when. */
interface SubscriptionContract extends Fixture {
  @Test
  default void everyListenerHears() {
    Ear.test(
        this,
        ear -> {
          try (Ear second = Ear.on(otherSpace(), ear.feed())) {
            apply(space(), insert(key("a"), "1"));

            ear.hearsUntil("a", heard -> heard.of(key("a")));
            second.hearsUntil("a", heard -> heard.of(key("a")));
          }
        });
  }

  @Test
  default void aFeedSaysUntilWhenAllIsTold() {
    Ear.test(
        this,
        ear -> {
          ticker().advance(Duration.ofMinutes(1));
          long before = ticker().millis();

          ear.hearsUntil("that it lives", heard -> heard.aliveAsOfMillis() >= before);

          assertThat(ear.heard().aliveAsOfMillis()).isLessThanOrEqualTo(ticker().millis());
          assertThat(ear.heard().ofNothing()).isTrue();
        });
  }

  @Test
  default void aPollTellsInTheThreadThatAsks() {
    Ear.test(
        this,
        ear -> {
          ear.hearsTheEnd(otherSpace());

          boolean here = ear.heard().teller() == Thread.currentThread();
          assertThat(here).isEqualTo(ear.feed() == Feed.POLL);
        });
  }

  @Test
  default void aClosedSubscriptionHearsNoMore() {
    Ear.test(
        this,
        ear -> {
          Ear closed = Ear.on(space(), ear.feed());
          closed.close();
          closed.close();

          ear.hearsTheEnd(otherSpace());
          closed.subscription().poll();

          assertThat(closed.heard().ofNothing()).isTrue();
        });
  }

  @Test
  default void manyChangesAreAllToldOrAGapIs() {
    Ear.test(
        this,
        ear -> {
          List<Key> keys = fill(otherSpace(), store().capabilities(), 1500);

          ear.hearsUntil(
              "all or a gap", heard -> heard.ofGap() || keys.stream().allMatch(heard::of));
          ear.hearsTheEnd(otherSpace());
        });
  }

  @Test
  default void aListenerIsToldAllByOneThreadAtATime() {
    Ear.test(
        this,
        ear -> {
          Space mine = space();
          Queue<Key> keys = new ConcurrentLinkedQueue<>();
          Crowd.run(
              4,
              i -> {
                for (int n = 0; n < 25; n++) {
                  Key key = key(i + "-" + n);
                  apply(mine, insert(key, "1"));
                  keys.add(key);
                  ear.subscription().poll();
                }
              });
          ear.hearsTheEnd(otherSpace());

          assertThat(ear.heard().toldAtOnce()).isFalse();
          assertThat(keys).hasSize(100).allMatch(ear.heard()::of);
        });
  }
}
