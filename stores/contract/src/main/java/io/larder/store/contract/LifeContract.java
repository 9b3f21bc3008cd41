package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.spi.Capabilities;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Key;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How a store begins and ends. */
interface LifeContract extends Fixture {
  @Test
  default void capabilitiesStayTheSame() {
    Capabilities capabilities = store().capabilities();
    apply(space(), insert(key("a"), "1"));

    assertThat(store().capabilities()).isEqualTo(capabilities);
    assertThat(otherStore().capabilities()).isEqualTo(capabilities);
  }

  @Test
  default void aClosedStoreAnswersWithAnException() {
    Space space = space();
    apply(space, insert(key("a"), "1"));
    store().close();

    assertThatThrownBy(() -> space.get(Set.of(key("a")))).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> space.commit(List.of(insert(key("b"), "2"))))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(space::clear).isInstanceOf(StoreException.class);
    assertThatThrownBy(space::size).isInstanceOf(StoreException.class);
  }

  @Test
  default void aStoreIsClosedTwiceWithoutHarm() {
    apply(space(), insert(key("a"), "1"));

    store().close();
    store().close();
  }

  @Test
  default void aStoreThatWasNeverUsedIsClosed() {
    store().close();
  }

  @Test
  default void recordsOutliveTheHandleThatWroteThem() {
    Space other = otherSpace();
    Version version = apply(space(), insert(key("a"), "1"));

    store().close();

    assertThat(read(other, key("a")).bytes()).isEqualTo(bytes("1"));
    apply(other, replace(key("a"), version, "2"));
  }

  @Test
  default void aClosedStoreEndsItsSubscriptions() {
    Feed feed = store().capabilities().feed();
    if (feed == Feed.NONE) {
      return; // FeedContract asserts that it refuses
    }
    Space other = otherSpace();
    try (Ear ear = Ear.on(space(), feed);
        Ear witness = Ear.on(other, feed)) {
      store().close();
      apply(other, insert(key("a"), "1"));
      witness.hearsUntil("a", heard -> heard.of(key("a")));
      Throwable refusal = catchThrowable(ear.subscription()::poll);

      assertThat(ear.heard().of(key("a"))).isFalse();
      assertThat(refusal)
          .satisfiesAnyOf(
              none -> assertThat(none).isNull(),
              some -> assertThat(some).isInstanceOf(StoreException.class));
    }
  }

  @Test
  default void aCloseLosesNothingThatWasApplied() {
    Space closing = space();
    Space other = otherSpace();

    List<List<Key>> applied =
        Crowd.ask(4, i -> i == 0 ? closeSoon(other) : createUntilClosed(closing, i));

    for (List<Key> keys : applied) {
      keys.forEach(key -> read(other, key));
    }
  }

  /** Closes the store once the first writer has written, and returns no keys. */
  private List<Key> closeSoon(Space other) {
    while (!Thread.interrupted() && other.get(Set.of(key("1-3"))).isEmpty()) {
      Thread.onSpinWait();
    }
    store().close();
    return List.of();
  }

  /** Creates records until the store is closed, and returns those that were applied. */
  private static List<Key> createUntilClosed(Space space, int thread) {
    List<Key> applied = new ArrayList<>();
    try {
      for (int n = 0; n < 100_000; n++) {
        Key key = key(thread + "-" + n);
        if (space.commit(List.of(insert(key, "1"))).get(0) instanceof Result.Applied) {
          applied.add(key);
        }
      }
    } catch (StoreException e) {
      return applied;
    }
    throw new AssertionError("100,000 records were written to a store that should be closed");
  }
}
