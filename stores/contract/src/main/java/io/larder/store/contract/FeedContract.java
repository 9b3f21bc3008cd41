package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.fill;
import static io.larder.store.contract.Writes.NEVER;
import static io.larder.store.contract.Writes.delete;
import static io.larder.store.contract.Writes.hold;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.replace;
import static io.larder.store.contract.Writes.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Change;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Version;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a feed tells. A store without one must say so. */
interface FeedContract extends Fixture {
  /** Asserts that this is what was told last of a key, where the store can tell versions. */
  private static void assertLast(Ear ear, Key key, Version version) {
    List<Change> changes = ear.heard().changesOf(key);
    assertThat(changes.get(changes.size() - 1).version()).isIn(version, null);
  }

  @Test
  default void ownChangesAreTold() {
    Ear.test(
        this,
        ear -> {
          Version version = apply(space(), insert(key("a"), "1"));

          ear.hearsUntil("a", heard -> heard.of(key("a")));

          assertLast(ear, key("a"), version);
        });
  }

  @Test
  default void changesOfOthersAreTold() {
    Ear.test(
        this,
        ear -> {
          Version first = apply(otherSpace(), insert(key("a"), "1"));
          ear.hearsUntil("a", heard -> heard.of(key("a")));
          assertLast(ear, key("a"), first);
          int told = ear.heard().changesOf(key("a")).size();

          Version second = apply(otherSpace(), replace(key("a"), first, "2"));

          ear.hearsUntil("a again", heard -> heard.changesOf(key("a")).size() > told);
          assertLast(ear, key("a"), second);
        });
  }

  @Test
  default void touchesHoldsAndDeletionsAreTold() {
    Version touched = apply(space(), insert(key("touched"), "1"));
    Version held = apply(space(), insert(key("held"), "2"));
    Version deleted = apply(space(), insert(key("deleted"), "3"));
    Lease lease = new Lease(ticker().millis() + 1000, Purpose.WRITER);
    Ear.test(
        this,
        ear -> {
          apply(otherSpace(), touch(key("touched"), touched, NEVER));
          apply(otherSpace(), hold(key("held"), Expected.is(held), lease));
          apply(otherSpace(), delete(key("deleted"), deleted));

          for (String name : List.of("touched", "held", "deleted")) {
            ear.hearsUntil(name, heard -> heard.of(key(name)));
          }
          assertThat(ear.heard().changesOf(key("deleted")))
              .extracting(Change::version)
              .doesNotContain(deleted);
        });
  }

  @Test
  default void aClearIsToldAsAChangeOfEverything() {
    fill(space(), store().capabilities(), 3);
    Ear.test(
        this,
        ear -> {
          otherSpace().clear();

          ear.hearsUntil("a clear", Heard::ofEverything);
        });
  }

  @Test
  default void changesBeforeTheSubscriptionAreNotTold() {
    apply(space(), insert(key("before"), "1"));
    Ear.test(
        this,
        ear -> {
          ear.hearsTheEnd(otherSpace());

          assertThat(ear.heard().of(key("before"))).isFalse();
          assertThat(ear.heard().ofEverything()).isFalse();
        });
  }

  @Test
  default void changesOfAnotherNamespaceAreNotTold() {
    Space neighbour = store().space(new Namespace(namespace().name() + "2"));
    Ear.test(
        this,
        ear -> {
          apply(neighbour, insert(key("not mine"), "1"));
          neighbour.clear();
          ear.hearsTheEnd(otherSpace());

          assertThat(ear.heard().of(key("not mine"))).isFalse();
          assertThat(ear.heard().ofEverything()).isFalse();
        });
  }
}
