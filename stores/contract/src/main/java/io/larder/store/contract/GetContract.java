package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertNothing;
import static io.larder.store.contract.Outcomes.assertSame;
import static io.larder.store.contract.Outcomes.fill;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Outcomes.readAll;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Key;
import io.larder.spi.Stored;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How records are read. */
interface GetContract extends Fixture {
  @Test
  default void getOfAnAbsentKeyFindsNothing() {
    assertNothing(space(), key("never written"));
  }

  @Test
  default void getOfNoKeysFindsNothing() {
    apply(space(), insert(key("a"), "1"));

    assertThat(space().get(Set.of())).isEmpty();
  }

  @Test
  default void getOfManyKeysFindsThemAll() {
    List<Key> keys = fill(space(), store().capabilities(), 250);

    Map<Key, Stored> found = readAll(space(), store().capabilities(), keys);

    assertThat(found).containsOnlyKeys(keys);
    for (Key key : keys) {
      assertThat(found).extractingByKey(key).extracting(Stored::bytes).isEqualTo(key.bytes());
    }
  }

  @Test
  default void getOfAMixtureFindsThoseThatAreThere() {
    apply(space(), insert(key("a"), "1"));
    apply(space(), insert(key("c"), "3"));

    Set<Key> asked = Set.of(key("a"), key("b"), key("c"), key("d"));
    Map<Key, Stored> found = readAll(space(), store().capabilities(), asked);

    assertThat(found).containsOnlyKeys(key("a"), key("c"));
    assertThat(found).extractingByKey(key("c")).extracting(Stored::bytes).isEqualTo(bytes("3"));
  }

  @Test
  default void getOfAFullBatchIsTaken() {
    int largest = Math.min(store().capabilities().largestBatch(), 1000);
    List<Key> keys = fill(space(), store().capabilities(), largest);

    assertThat(space().get(Set.copyOf(keys))).containsOnlyKeys(keys);
  }

  @Test
  default void readingTwiceFindsTheSame() {
    apply(space(), insert(key("a"), "1"));

    assertSame(read(space(), key("a")), read(space(), key("a")));
  }
}
