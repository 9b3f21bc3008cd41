package io.larder.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Key;
import io.larder.spi.Space;
import io.larder.spi.Subscription;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A subscription with the listener that hears it: asks where it must, waits where it may not ask.
 */
record Ear(Feed feed, Subscription subscription, Heard heard) implements AutoCloseable {
  /** Runs a test of a store with a feed; of one without, asserts that it refuses. */
  static void test(Fixture fixture, Consumer<Ear> test) {
    Feed feed = fixture.store().capabilities().feed();
    Space space = fixture.space();
    if (feed == Feed.NONE) {
      assertThatThrownBy(() -> space.changes(new Heard()))
          .isInstanceOf(UnsupportedOperationException.class);
      return;
    }
    try (Ear ear = on(space, feed)) {
      test.accept(ear);
    }
  }

  /** Begins to listen. */
  static Ear on(Space space, Feed feed) {
    Heard heard = new Heard();
    return new Ear(feed, space.changes(heard), heard);
  }

  /** Hears on until enough is heard; where the feed is asked, one question must be enough. */
  void hearsUntil(String what, Predicate<Heard> enough) {
    subscription.poll();
    try {
      boolean done = feed == Feed.PUSH ? heard.await(enough) : enough.test(heard);
      assertThat(done).as("hears %s", what).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting to hear " + what, e);
    }
  }

  /** Makes a last change and waits for it: what came before must be told by then. */
  void hearsTheEnd(Space space) {
    Key end = Writes.key("the end");
    Outcomes.apply(space, Writes.insert(end, "1"));
    hearsUntil("the end", told -> told.of(end));
  }

  @Override
  public void close() {
    subscription.close();
  }
}
