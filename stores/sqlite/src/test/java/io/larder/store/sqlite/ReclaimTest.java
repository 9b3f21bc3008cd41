package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.store.contract.handle.Handle;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReclaimTest extends FileFixture {
  private static final String ROWS = "SELECT count(*) FROM entry";
  private static final String GRACE = "?grace=10000";

  @Test
  void anExpiredRecordIsReclaimedByALaterCommitAfterTheGrace() {
    try (Handle handle = TestStores.handle(file, GRACE, ticker)) {
      handle.put("old", 10, ticker.millis() + 1_000);
      ticker.advance(Duration.ofSeconds(11));
      handle.put("a");
      assertThat(handle.keys()).containsExactly("a", "old");
      ticker.advance(Duration.ofSeconds(1));
      handle.put("b");
      assertThat(handle.keys()).containsExactly("a", "b");
      assertThat(handle.figure("reclaimed")).isEqualTo(1);
    }
  }

  @Test
  void aRecordWrittenWithADeadlineLongPastStaysForTheGrace() {
    try (Handle handle = TestStores.handle(file, GRACE, ticker)) {
      ticker.advance(Duration.ofSeconds(5));
      handle.put("past", 10, 1);
      ticker.advance(Duration.ofSeconds(9));
      handle.put("a");
      assertThat(handle.keys()).containsExactly("a", "past");
      ticker.advance(Duration.ofSeconds(2));
      handle.put("b");
      assertThat(handle.keys()).containsExactly("a", "b");
    }
  }

  @Test
  void aLeaseKeepsAnExpiredRecord() {
    try (Handle handle = TestStores.handle(file, GRACE, ticker)) {
      handle.hold("held", Expected.absent(), ticker.millis() + 60_000);
      handle.put("old", 10, ticker.millis() + 1_000);
      ticker.advance(Duration.ofSeconds(20));
      handle.put("a");
      assertThat(handle.keys()).containsExactly("a", "held");
      ticker.advance(Duration.ofSeconds(60));
      handle.put("a");
      assertThat(handle.keys()).containsExactly("a");
    }
  }

  @Test
  void aClockThatStepsBackDoesNotStopTheReclaiming() {
    try (Handle handle = TestStores.handle(file, GRACE, ticker)) {
      ticker.advance(Duration.ofDays(1));
      handle.put("a");
      ticker.stepBack(Duration.ofDays(1));
      handle.put("old", 10, ticker.millis() + 1);
      ticker.advance(Duration.ofSeconds(20));
      handle.put("a");
      assertThat(handle.keys()).containsExactly("a");
    }
  }

  @Test
  void aCommitReclaimsNoMoreThanAPage() {
    try (Handle handle = TestStores.handle(file, GRACE, ticker)) {
      handle.putAll("k", 1_000, 10);
      assertThat(handle.space.clear()).isEqualTo(1_000);
      assertThat(handle.keys()).isEmpty();
      for (int commits = 0; commits <= 5; commits++) {
        int left = 1_000 - commits * Housekeeping.PAGE;
        assertThat(TestStores.count(file, ROWS)).isEqualTo(left + commits);
        handle.put("new" + commits);
      }
      assertThat(TestStores.count(file, "SELECT count(*) FROM generation")).isEqualTo(1);
    }
  }

  @Test
  void whatOthersClearedIsReclaimedInTime() {
    try (Handle clearing = TestStores.handle(file, "", ticker);
        Handle writing = TestStores.handle(file, "", ticker)) {
      clearing.putAll("k", 100, 10);
      writing.put("a");
      clearing.space.clear();
      ticker.advance(Duration.ofSeconds(1));
      writing.put("b");
      assertThat(TestStores.count(file, ROWS)).isEqualTo(1);
    }
  }

  @Test
  void aStoreThatIsOpenedReclaims() {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.putAll("k", 1_000, 10);
      handle.space.clear();
    }
    TestStores.handle(file, "", ticker).close();
    assertThat(TestStores.count(file, ROWS)).isZero();
  }

  @Test
  void clearedRecordsLeaveBeforeLivingOnesAreEvicted() {
    try (Handle handle = TestStores.handle(file, "?maximum-entries=1000", ticker)) {
      handle.putAll("k", 1_000, 10);
      handle.space.clear();
      handle.putAll("new", 900, 10);
      assertThat(handle.keys()).hasSize(900);
      assertThat(handle.figure("evictions")).isZero();
      assertThat(TestStores.count(file, ROWS)).isLessThanOrEqualTo(1_000);
    }
  }
}
