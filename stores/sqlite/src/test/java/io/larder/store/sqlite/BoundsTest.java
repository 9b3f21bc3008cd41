package io.larder.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.handle.Handle;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BoundsTest extends FileFixture {
  private static final String THREE = "?maximum-entries=3";

  @Test
  void theRecordWrittenFirstLeavesFirst() {
    try (Handle handle = TestStores.handle(file, THREE, ticker)) {
      for (String key : "a b c d e".split(" ", -1)) {
        handle.put(key);
      }
      assertThat(handle.keys()).containsExactly("c", "d", "e");
      assertThat(handle.figure("evictions")).isEqualTo(2);
    }
  }

  @Test
  void aReadProtectsFromEviction() {
    try (Handle handle = TestStores.handle(file, THREE, ticker)) {
      handle.putAll("k", 3, 10);
      handle.get("k0");
      handle.put("new");
      assertThat(handle.keys()).containsExactly("k0", "k2", "new");
    }
  }

  @Test
  void theOrderOfUseIsExactForOneProcess() {
    Map<String, Boolean> model = new LinkedHashMap<>(16, 0.75f, true);
    Random random = new Random(42);
    try (Handle handle = TestStores.handle(file, "?maximum-entries=8", ticker)) {
      for (int i = 0; i < 1_000; i++) {
        String key = "k" + random.nextInt(16);
        if (random.nextBoolean()) {
          assertThat(handle.get(key) != null).isEqualTo(model.get(key) != null);
        } else {
          handle.put(key);
          model.put(key, true);
          model.keySet().stream()
              .limit(Math.max(0, model.size() - 8))
              .toList()
              .forEach(model::remove);
          assertThat(handle.keys()).isEqualTo(new TreeSet<>(model.keySet()));
        }
      }
    }
  }

  @Test
  void theOrderOfUseOutlivesTheHandle() {
    try (Handle handle = TestStores.handle(file, THREE, ticker)) {
      handle.putAll("k", 3, 10);
      handle.get("k0");
    }
    try (Handle handle = TestStores.handle(file, THREE, ticker)) {
      handle.get("k1");
      handle.put("new");
      assertThat(handle.keys()).containsExactly("k0", "k1", "new");
    }
  }

  @Test
  void manyReadsAreWrittenDownWithoutAWrite() {
    try (Handle reader = TestStores.handle(file, "?maximum-entries=6000", ticker);
        Handle writer = TestStores.handle(file, "?maximum-entries=6000", ticker)) {
      for (int i = 0; i < 6; i++) {
        reader.putAll("k" + i + "-", 1_000, 1);
      }
      for (int i = 0; i < 5_000; i++) {
        reader.get("k" + i / 1_000 + "-" + i % 1_000);
      }
      writer.putAll("new", 100, 1);
      assertThat(writer.keys()).contains("k0-0", "k3-999", "k5-0", "new99");
      assertThat(writer.get("k4-100")).as("not yet written down").isNull();
    }
  }

  @Test
  void theFileNeverHoldsMoreBytesThanItMay() {
    try (Handle handle = TestStores.handle(file, "?maximum-bytes=64K", ticker)) {
      Random random = new Random(7);
      for (int i = 0; i < 300; i++) {
        handle.put("k" + i, 1 + random.nextInt(4_000), Long.MAX_VALUE);
        assertThat(handle.figure("total.bytes")).isBetween(1L, 64L << 10);
        assertThat(handle.get("k" + i)).isNotNull();
      }
      assertThat(handle.keys().size()).isGreaterThan(8);
    }
  }

  @Test
  void aValueBeyondTheBoundOfTheFileIsRejected() {
    try (Handle handle = TestStores.handle(file, "?maximum-bytes=64K", ticker)) {
      handle.put("other");
      Result result =
          handle.commit("k", Expected.absent(), new Next.Put(new byte[64 << 10], Long.MAX_VALUE));
      assertThat(result).isInstanceOf(Result.Rejected.class);
      Result.Rejected rejected = (Result.Rejected) result;
      assertThat(rejected.what()).isEqualTo("value");
      assertThat(rejected.actual()).isEqualTo(64 << 10);
      handle.put("k", (int) rejected.limit(), Long.MAX_VALUE);
      assertThat(handle.keys()).containsExactly("k");
    }
  }

  @Test
  void aRecordWithALivingLeaseIsPassedOver() {
    try (Handle handle = TestStores.handle(file, THREE, ticker)) {
      handle.hold("held", Expected.absent(), ticker.millis() + 1_000);
      handle.putAll("k", 5, 10);
      assertThat(handle.keys()).containsExactly("held", "k3", "k4");
      ticker.advance(Duration.ofSeconds(1));
      handle.put("new");
      assertThat(handle.keys()).containsExactly("k3", "k4", "new");
    }
  }

  @Test
  void whatWasJustWrittenStaysWhateverTheClockOfOthersSays() {
    FakeTicker ahead = new FakeTicker();
    ahead.stepForward(Duration.ofDays(1));
    try (Handle late = TestStores.handle(file, THREE, ticker);
        Handle early = TestStores.handle(file, THREE, ahead)) {
      early.putAll("early", 3, 10);
      late.putAll("late", 2, 10);
      assertThat(late.keys()).contains("late0", "late1").hasSize(3);
    }
  }

  @Test
  void ofABatchBeyondTheBoundTheLastStay() {
    try (Handle handle = TestStores.handle(file, THREE, ticker)) {
      assertThat(handle.putAll("k", 9, 10)).allMatch(Result.Applied.class::isInstance);
      assertThat(handle.keys()).containsExactly("k6", "k7", "k8");
    }
  }

  @Test
  void aBoundThatWasLoweredIsKeptFromTheOpeningOn() {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      handle.putAll("k", 1_000, 10);
    }
    try (Handle handle = TestStores.handle(file, "?maximum-entries=10", ticker)) {
      assertThat(handle.keys()).hasSize(10).contains("k999", "k990");
    }
  }

  @Test
  void heldRecordsBeyondALoweredBoundDoNotKeepTheStoreFromOpening() {
    try (Handle handle = TestStores.handle(file, "", ticker)) {
      for (int i = 0; i < 5; i++) {
        handle.hold("held" + i, Expected.absent(), ticker.millis() + 1_000);
      }
    }
    try (Handle handle = TestStores.handle(file, THREE, ticker)) {
      assertThat(handle.keys()).hasSize(5);
    }
  }

  @Test
  void theCountersAgreeWithTheTable() {
    try (Handle handle = TestStores.handle(file, "?maximum-entries=50", ticker)) {
      handle.putAll("k", 80, 10);
      handle.space.clear();
      handle.putAll("k", 40, 20);
      handle.put("k3", 1_000, ticker.millis() + 1);
      ticker.advance(Duration.ofMinutes(2));
      handle.put("k4", 5, Long.MAX_VALUE);
    }
    assertThat(TestStores.ask(file, "SELECT entries || ' ' || bytes FROM file"))
        .isEqualTo(TestStores.ask(file, "SELECT count(*) || ' ' || sum(size) FROM entry"))
        .isEqualTo(
            TestStores.ask(file, "SELECT sum(entries) || ' ' || sum(bytes) FROM generation"));
  }
}
