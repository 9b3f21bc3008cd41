package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.fill;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.delete;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Namespace;
import io.larder.spi.Size;
import io.larder.spi.Size.Exactness;
import io.larder.spi.StoreStatistics;
import org.junit.jupiter.api.Test;

/** What a store tells of itself. */
interface FigureContract extends Fixture {
  /** Asserts the size as exactly as the store claims to know it. */
  private void assertSize(long records) {
    Size size = space().size();
    if (size.exactness() == Exactness.EXACT) {
      assertThat(size.records()).isEqualTo(records);
    } else if (size.exactness() == Exactness.UNKNOWN) {
      assertThat(size.records()).isZero();
    }
  }

  @Test
  default void theSizeOfNothingIsZero() {
    assertSize(0);
  }

  @Test
  default void theSizeFollowsCommitsAndClears() {
    fill(space(), store().capabilities(), 20);
    assertSize(20);

    apply(otherSpace(), delete(key("key-7"), read(space(), key("key-7")).version()));
    assertSize(19);

    space().clear();
    assertSize(0);
  }

  @Test
  default void theSizeCountsExpiredRecords() {
    apply(space(), put(key("a"), Expected.absent(), bytes("1"), 1));

    assertSize(1);
  }

  @Test
  default void theSizeIsOfThisNamespaceAlone() {
    apply(store().space(new Namespace(namespace().name() + "2")), insert(key("a"), "1"));

    assertSize(0);
  }

  @Test
  default void statisticsHaveNamesAndFigures() {
    fill(space(), store().capabilities(), 3);

    StoreStatistics statistics = space().statistics();

    assertThat(statistics.figures().keySet()).noneMatch(String::isBlank);
    assertThat(statistics.figures().values()).doesNotContainNull();
  }
}
