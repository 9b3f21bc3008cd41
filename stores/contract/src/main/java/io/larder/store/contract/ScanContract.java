package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.apply;
import static io.larder.store.contract.Outcomes.assertSame;
import static io.larder.store.contract.Outcomes.fill;
import static io.larder.store.contract.Outcomes.present;
import static io.larder.store.contract.Outcomes.read;
import static io.larder.store.contract.Writes.bytes;
import static io.larder.store.contract.Writes.delete;
import static io.larder.store.contract.Writes.hold;
import static io.larder.store.contract.Writes.insert;
import static io.larder.store.contract.Writes.key;
import static io.larder.store.contract.Writes.put;
import static io.larder.store.contract.Writes.replace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Lease;
import io.larder.spi.Lease.Purpose;
import io.larder.spi.Namespace;
import io.larder.spi.Page;
import io.larder.spi.Page.Item;
import io.larder.spi.Space;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That a scan finds every record. A store that cannot scan must say so. */
interface ScanContract extends Fixture {
  /** Runs a test of a store that scans; of one that does not, asserts that it refuses. */
  private void whereScansWork(Runnable test) {
    if (store().capabilities().scan()) {
      test.run();
    } else {
      assertThatThrownBy(() -> space().scan(null, 10, true))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  private List<Item> scan(int limit, boolean withValues) {
    return new Scanning(space(), limit, withValues).items();
  }

  @Test
  default void aScanOfNothingFindsNothing() {
    whereScansWork(() -> assertThat(scan(10, true)).isEmpty());
  }

  @Test
  default void aScanFindsEveryRecord() {
    whereScansWork(
        () -> {
          List<Key> keys = fill(space(), store().capabilities(), 250);

          for (int limit : new int[] {1, 7, 250, 1000}) {
            assertThat(scan(limit, false))
                .extracting(Item::key)
                .as("limit %s", limit)
                .hasSameElementsAs(keys);
          }
        });
  }

  @Test
  default void aScanWithValuesFindsTheRecords() {
    whereScansWork(
        () -> {
          apply(space(), insert(key("a"), "1"));
          apply(space(), put(key("b"), Expected.absent(), bytes(70_000L), 5));

          List<Item> items = scan(10, true);

          assertThat(items).extracting(Item::key).contains(key("a"), key("b"));
          for (Item item : items) {
            assertSame(present(item.stored(), item.key()), read(space(), item.key()));
          }
        });
  }

  @Test
  default void aScanWithoutValuesFindsKeysAlone() {
    whereScansWork(
        () -> {
          apply(space(), insert(key("a"), "1"));

          assertThat(scan(10, false))
              .isNotEmpty()
              .allMatch(item -> item.key().equals(key("a")) && item.stored() == null);
        });
  }

  @Test
  default void aScanFindsExpiredAndHeldRecords() {
    whereScansWork(
        () -> {
          Lease lease = new Lease(ticker().millis() + 1000, Purpose.WRITER);
          apply(space(), put(key("expired"), Expected.absent(), bytes("1"), 1));
          apply(space(), hold(key("held"), Expected.absent(), lease));

          assertThat(scan(10, false)).extracting(Item::key).contains(key("expired"), key("held"));
        });
  }

  @Test
  default void aScanFindsKeysOfAnyBytes() {
    whereScansWork(
        () -> {
          List<Key> keys = new ArrayList<>();
          for (int i = 0; i < 256; i += 15) {
            keys.add(Key.of(new byte[] {(byte) i, 0, (byte) (255 - i), '\n'}));
          }
          keys.forEach(key -> apply(space(), insert(key, "1")));

          assertThat(scan(4, false)).extracting(Item::key).hasSameElementsAs(keys);
        });
  }

  @Test
  default void aScanStaysInItsNamespace() {
    whereScansWork(
        () -> {
          Space neighbour = store().space(new Namespace(namespace().name() + "2"));
          apply(space(), insert(key("mine"), "1"));
          apply(neighbour, insert(key("not mine"), "2"));

          assertThat(scan(10, false)).extracting(Item::key).containsOnly(key("mine"));
        });
  }

  @Test
  default void pagesAreAboutAsLargeAsAsked() {
    whereScansWork(
        () -> {
          fill(space(), store().capabilities(), 300);

          new Scanning(space(), 10, false)
              .pages(null, page -> assertThat(page.items()).hasSizeLessThan(150));
        });
  }

  @Test
  default void aScanFindsWhatStaysWhileTheRestChanges() {
    whereScansWork(
        () -> {
          List<Key> keys = fill(space(), store().capabilities(), 120);
          List<Key> staying = keys.subList(0, 60);
          List<Key> leaving = new ArrayList<>(keys.subList(60, 120));
          Set<Key> found = new HashSet<>();

          new Scanning(space(), 10, false)
              .pages(
                  null,
                  page -> {
                    page.items().forEach(item -> found.add(item.key()));
                    renew(staying.get(found.size() % staying.size()));
                    if (!leaving.isEmpty()) {
                      swap(leaving.remove(leaving.size() - 1));
                    }
                  });

          assertThat(found).containsAll(staying);
        });
  }

  private void renew(Key key) {
    apply(otherSpace(), replace(key, read(space(), key).version(), "renewed"));
  }

  private void swap(Key key) {
    apply(otherSpace(), delete(key, read(space(), key).version()));
    apply(otherSpace(), insert(key("instead of " + key), "swapped"));
  }

  @Test
  default void aScanEndsWhenTheNamespaceIsClearedMeanwhile() {
    whereScansWork(
        () -> {
          fill(space(), store().capabilities(), 60);
          Page first = space().scan(null, 5, true);
          space().clear();

          if (first.next() != null) {
            new Scanning(space(), 5, true)
                .pages(first.next(), page -> assertThat(page.items()).isEmpty());
          }
        });
  }
}
