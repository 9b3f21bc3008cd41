package io.larder.store.sqlite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Change;
import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Subscription;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.handle.Told;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A put over a record takes a shorter way, by which nothing may be missed. */
class OverwriteTest extends FileFixture {
  private static Next put(int length) {
    return new Next.Put(new byte[length], Long.MAX_VALUE);
  }

  @Test
  void theCountersAgreeWithTheTable() {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.putAll("k", 20, 10);
      for (int i = 0; i < 20; i++) {
        handle.put("k" + i, 1 + 100 * i, Long.MAX_VALUE);
        handle.commit("k" + i, new Expected.Unheld(ticker.millis(), false), put(1 + 50 * i));
      }
      handle.commit("k1", new Expected.Unheld(ticker.millis(), true), put(7));
      ticker.advance(Duration.ofSeconds(2)); // the long way
      handle.put("k2", 11, Long.MAX_VALUE);
    }
    assertThat(TestStores.ask(file, "SELECT entries || ' ' || bytes FROM file"))
        .isEqualTo(TestStores.ask(file, "SELECT count(*) || ' ' || sum(size) FROM entry"))
        .isEqualTo(
            TestStores.ask(file, "SELECT sum(entries) || ' ' || sum(bytes) FROM generation"));
  }

  @Test
  void whoListensHearsOfIt() {
    try (Handle handle = TestStores.handle(file, "", ticker);
        Handle other = TestStores.handle(file, "", ticker)) {
      handle.put("k");
      Told heard = new Told();
      Subscription feed = handle.space.changes(heard);
      Version version = other.put("k");
      feed.poll();
      assertThat(heard.changes()).containsExactly(new Change(Handle.key("k"), version));
    }
  }

  @Test
  void whatIsDueIsDoneAllTheSame() {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("old", 10, ticker.millis() + 1);
      handle.put("k");
      ticker.advance(Duration.ofHours(1));
      handle.put("k");
      assertThat(handle.keys()).containsExactly("k");
    }
  }

  @Test
  void aHoldThatLivesStops() {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      Version before = handle.put("k");
      Version held = handle.hold("k", Expected.is(before), ticker.millis() + 1_000);
      Expected unheld = new Expected.Unheld(ticker.millis(), false);
      assertThat(handle.commit("k", unheld, put(1))).isInstanceOf(Result.Conflict.class);
      assertThat(handle.commit("k", Expected.is(before), put(1)))
          .isInstanceOf(Result.Conflict.class);
      assertThat(handle.commit("k", Expected.is(held), put(1))).isInstanceOf(Result.Applied.class);
      assertThat(requireNonNull(handle.get("k")).lease()).isNull();
    }
  }

  @Test
  void aHoldThatHasEndedDoesNotKeepADeadline() {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.put("k", 10, ticker.millis() + 60_000);
      Version before = requireNonNull(handle.get("k")).version();
      handle.hold("k", Expected.is(before), ticker.millis() + 1);
      ticker.advance(Duration.ofMillis(1));
      handle.commit("k", new Expected.Unheld(ticker.millis(), true), put(1));
      assertThat(requireNonNull(handle.get("k")).deadlineMillis()).isEqualTo(Long.MAX_VALUE);
    }
  }
}
