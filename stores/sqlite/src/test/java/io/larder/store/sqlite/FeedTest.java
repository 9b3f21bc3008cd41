package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.larder.spi.Change;
import io.larder.spi.ChangeListener;
import io.larder.spi.Subscription;
import io.larder.spi.Version;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.handle.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedTest {
  private final FakeTicker ticker = new FakeTicker();
  private final Told heard = new Told();
  @TempDir private Path folder;
  private Handle own;
  private Handle other;
  private Subscription feed;

  @BeforeEach
  void subscribe() {
    Path file = folder.resolve("x.db");
    own = TestStores.handle(file, "?maximum-entries=20000", ticker);
    other = TestStores.handle(file, "?maximum-entries=20000", ticker);
    feed = own.space.changes(heard);
  }

  @AfterEach
  void close() {
    own.close();
    other.close();
  }

  @Test
  void whereNothingHappenedThereIsLife() {
    feed.poll();
    ticker.advance(Duration.ofSeconds(1));
    feed.poll();
    assertThat(heard.words()).containsExactly("alive", "alive");
    assertThat(heard.aliveAsOf()).isEqualTo(ticker.millis());
  }

  @Test
  void aChangeThatTheOwnHandleMadeIsTold() {
    Version version = own.put("k");
    feed.poll();
    assertThat(heard.changes()).containsExactly(new Change(Handle.key("k"), version));
    feed.poll();
    assertThat(heard.words()).containsExactly("changed", "alive", "alive");
  }

  @Test
  void aClearIsToldBeforeWhatFollowsIt() {
    other.put("before");
    other.space.clear();
    Version version = other.put("after");
    feed.poll();
    assertThat(heard.words()).containsExactly("all", "changed", "alive");
    assertThat(heard.changes()).containsExactly(new Change(Handle.key("after"), version));
  }

  @Test
  void whatTheLogNoLongerHasIsAGap() {
    for (int i = 0; i < 11; i++) {
      other.putAll("k" + i + "-", 1_000, 1);
    }
    feed.poll();
    assertThat(heard.words()).containsExactly("gap", "alive");
    other.put("next");
    feed.poll();
    assertThat(heard.words()).containsExactly("gap", "alive", "changed", "alive");
  }

  @Test
  void evictedAndReclaimedRecordsDidNotChange() {
    own.put("old", 1, ticker.millis() + 1);
    feed.poll();
    ticker.advance(Duration.ofHours(1));
    feed.poll();
    try (Handle small = TestStores.handle(folder.resolve("x.db"), "?maximum-entries=1", ticker)) {
      small.put("a");
      small.put("b");
      assertThat(small.keys()).containsExactly("b");
    }
    feed.poll();
    assertThat(heard.changes().stream().map(Change::key).distinct())
        .containsExactly(Handle.key("old"), Handle.key("a"), Handle.key("b"));
  }

  @Test
  void whereNobodyWantsToHearNothingIsWrittenDown() {
    Path file = folder.resolve("y.db");
    try (Handle alone = TestStores.handle(file, "", ticker)) {
      alone.put("k");
      alone.space.clear();
      assertThat(TestStores.count(file, "SELECT count(*) FROM change")).isZero();
      alone.space.changes(heard).poll();
      alone.put("k");
      assertThat(TestStores.count(file, "SELECT count(*) FROM change")).isOne();
    }
  }

  @Test
  void whoAsksNowAndThenMissesNothing() {
    for (int i = 0; i < 10; i++) {
      ticker.advance(Duration.ofSeconds(40));
      other.put("k" + i);
      feed.poll();
    }
    assertThat(heard.changes()).hasSize(10);
    assertThat(heard.words()).doesNotContain("gap");
  }

  @Test
  void whoWasSilentForLongHearsOfAGapIfAnythingHappened() {
    ticker.advance(Duration.ofHours(1));
    feed.poll();
    ticker.advance(Duration.ofHours(1));
    other.put("missed");
    feed.poll();
    other.put("heard");
    feed.poll();
    assertThat(heard.words()).containsExactly("alive", "gap", "alive", "changed", "alive");
  }

  @Test
  void aListenerWhoComesLaterDoesNotHideWhatAnotherMissed() {
    ticker.advance(Duration.ofHours(1));
    other.put("missed");
    Subscription later = other.space.changes(new Told());
    other.put("heard");
    feed.poll();
    later.close();
    assertThat(heard.words()).containsExactly("gap", "alive");
  }

  @Test
  void whatAListenerCouldNotTakeIsToldAgain() {
    ChangeListener weak =
        new ChangeListener() {
          @Override
          public void changed(List<Change> changes) {
            heard.changed(changes);
            if (heard.words().size() == 1) {
              throw new IllegalStateException("not now");
            }
          }

          @Override
          public void all() {}

          @Override
          public void gap() {}

          @Override
          public void aliveAsOf(long millis) {}
        };
    Subscription again = own.space.changes(weak);
    Version version = own.put("k");
    assertThatIllegalStateException().isThrownBy(again::poll);
    again.poll();
    Change change = new Change(Handle.key("k"), version);
    assertThat(heard.changes()).containsExactly(change, change);
  }
}
