package io.larder.store.contract.tier;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Cursor;
import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Page;
import io.larder.spi.Result;
import io.larder.spi.StoreException;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Write;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.MemoryStoreFactory;
import io.larder.store.contract.fault.Fault;
import io.larder.store.contract.fault.FaultyStore;
import io.larder.store.contract.handle.Handle;
import io.larder.tier.ChunkedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of up to ten chunks of 100 bytes, over a store that fails when told to. */
class ChunkedStoreTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int LARGE = 950;

  private final FakeTicker ticker = new FakeTicker();
  private final String uri =
      "memory:" + UUID.randomUUID() + "?largest-value=100&most-chunks=10&largest-batch=4";
  private final FaultyStore faulty = new FaultyStore(MemoryStoreFactory.open(uri, ticker));
  private final Handle chunked = new Handle(ChunkedStore.over(faulty, ticker));
  private final Handle other =
      new Handle(ChunkedStore.over(MemoryStoreFactory.open(uri, ticker), ticker));

  /** The same records as they lie in the store. */
  private final Handle raw = new Handle(MemoryStoreFactory.open(uri, ticker));

  @AfterEach
  void close() {
    chunked.close();
    other.close();
    raw.close();
  }

  private static byte[] value(int length, int content) {
    byte[] value = new byte[length];
    Arrays.fill(value, (byte) content);
    return value;
  }

  private Result put(Handle handle, int length, int content, long deadlineMillis) {
    Stored stored = handle.get("k");
    Expected expected = stored == null ? Expected.absent() : Expected.is(stored.version());
    return handle.commit("k", expected, new Next.Put(value(length, content), deadlineMillis));
  }

  private Stored stored() {
    return requireNonNull(other.get("k"));
  }

  private List<Page.Item> rawItems() {
    List<Page.Item> items = new ArrayList<>();
    Cursor cursor = null;
    do {
      Page page = raw.space.scan(cursor, 100, true);
      items.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return items;
  }

  private List<Stored> rawChunks() {
    return rawItems().stream()
        .filter(item -> !item.key().equals(Handle.key("k")))
        .map(item -> requireNonNull(item.stored()))
        .toList();
  }

  @Test
  void aLargeValueIsReadByOthersAndOnlyItsKeyIsSeen() {
    Handle.applied(put(chunked, LARGE, 1, NEVER));

    assertThat(stored().bytes()).isEqualTo(value(LARGE, 1));
    assertThat(other.keys()).containsExactly("k");
    assertThat(rawItems()).hasSize(11);
  }

  @Test
  void aValueOfMoreThanAllChunksIsRejectedAndNothingIsWritten() {
    assertThat(put(chunked, 1001, 1, NEVER)).isEqualTo(new Result.Rejected("value", 1000, 1001));
    assertThat(rawItems()).isEmpty();
  }

  @Test
  void whatIsOverwrittenOrRemovedLeavesNoChunks() {
    put(chunked, LARGE, 1, NEVER);
    put(chunked, LARGE, 2, NEVER);
    assertThat(rawItems()).hasSize(11);
    put(other, 50, 3, NEVER);
    assertThat(rawItems()).hasSize(1);
    put(chunked, LARGE, 4, NEVER);
    chunked.commit("k", Expected.is(stored().version()), new Next.Delete());
    assertThat(rawItems()).isEmpty();
  }

  @Test
  void aPutWithoutALookLeavesNoChunksEither() {
    put(chunked, LARGE, 1, NEVER);
    for (int length : new int[] {LARGE, 10}) {
      Expected unheld = new Expected.Unheld(ticker.millis(), false);
      Handle.applied(chunked.commit("k", unheld, new Next.Put(value(length, 2), NEVER)));

      assertThat(stored().bytes()).isEqualTo(value(length, 2));
      assertThat(rawItems()).hasSize(length == LARGE ? 11 : 1);
    }
  }

  @Test
  void whatIsRefusedLeavesNoChunks() {
    put(chunked, LARGE, 1, NEVER);

    Result result = chunked.commit("k", Expected.absent(), new Next.Put(value(LARGE, 2), NEVER));

    assertThat(result).isInstanceOf(Result.Conflict.class);
    assertThat(requireNonNull(((Result.Conflict) result).current()).bytes())
        .isEqualTo(value(LARGE, 1));
    assertThat(rawItems()).hasSize(11);
  }

  /** Four chunks a call: the third call writes the last chunks, the fourth the record. */
  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"UNREACHABLE", "REQUEST_LOST", "REPLY_LOST"})
  void aFailureAtAnyWriteLeavesTheOldValueOrTheNewOne(Fault fault) {
    for (int failing = 1; failing <= 4; failing++) {
      put(other, LARGE, 1, NEVER);
      for (int sound = 1; sound < failing; sound++) {
        faulty.faults().onNextCommit(Fault.NONE);
      }
      faulty.faults().onNextCommit(fault);
      boolean isNew = fault == Fault.REPLY_LOST;
      try {
        Result result = put(chunked, LARGE, 2, NEVER);
        boolean atRecord = failing == 4;
        assertThat(result).isInstanceOf(atRecord ? Result.Unknown.class : Result.Applied.class);
      } catch (StoreException e) {
        isNew = false;
        assertThat(rawItems()).as("chunks of a put that failed").hasSize(11);
      }
      assertThat(stored().bytes()).isEqualTo(value(LARGE, isNew ? 2 : 1));
      assertThat(faulty.faults().isPlayed()).isTrue();
    }
  }

  @Test
  void aLostChunkMakesBytesThatNoCodecReadsInARecordThatCanBeReplaced() {
    put(chunked, LARGE, 1, NEVER);
    Page.Item chunk =
        rawItems().stream()
            .filter(item -> !item.key().equals(Handle.key("k")))
            .findFirst()
            .orElseThrow();
    Expected there = Expected.is(requireNonNull(chunk.stored()).version());
    raw.space.commit(List.of(new Write(chunk.key(), there, new Next.Delete(), Token.random())));

    assertThat(stored().bytes()).hasSize(34).startsWith(1, 8);
    Handle.applied(put(chunked, LARGE, 2, NEVER));
    assertThat(stored().bytes()).isEqualTo(value(LARGE, 2));
  }

  @Test
  void chunksEndWithTheirValueAndGoOnWithIt() {
    long end = ticker.millis() + 1_000;
    put(chunked, LARGE, 1, end);
    assertThat(rawChunks()).hasSize(10).allMatch(chunk -> chunk.deadlineMillis() == end);

    chunked.commit("k", Expected.is(stored().version()), new Next.Touch(end + 500));
    assertThat(rawChunks()).hasSize(10).allMatch(chunk -> chunk.deadlineMillis() == end + 500);
  }

  @Test
  void chunksOfAnEternalValueEndAfterAMonthUnlessItIsRead() {
    long month = Duration.ofDays(30).toMillis();
    put(chunked, LARGE, 1, NEVER);
    long first = ticker.millis() + month;
    assertThat(rawChunks()).allMatch(chunk -> chunk.deadlineMillis() == first);

    ticker.advance(Duration.ofDays(14));
    stored();
    assertThat(rawChunks()).allMatch(chunk -> chunk.deadlineMillis() == first);
    ticker.advance(Duration.ofDays(2));
    stored();
    assertThat(rawChunks()).allMatch(chunk -> chunk.deadlineMillis() == ticker.millis() + month);
  }

  @Test
  void aHoldKeepsTheValue() {
    put(chunked, LARGE, 1, NEVER);
    chunked.hold("k", Expected.is(stored().version()), ticker.millis() + 1_000);
    assertThat(stored().bytes()).isEqualTo(value(LARGE, 1));
    put(chunked, LARGE, 2, NEVER);
    assertThat(stored().bytes()).isEqualTo(value(LARGE, 2));
    assertThat(rawItems()).hasSize(11);
  }

  @Test
  void aReaderFindsOneValueOrAnotherWhileItIsOverwritten() throws Exception {
    put(chunked, LARGE, 0, NEVER);
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<?> writer =
        pool.submit(
            () -> {
              for (int content = 1; content < 100; content++) {
                put(chunked, LARGE, content, NEVER);
              }
            });
    while (!writer.isDone()) {
      byte[] bytes = stored().bytes();
      assertThat(bytes).isEqualTo(value(LARGE, bytes[0]));
    }
    writer.get();
    pool.shutdown();
    assertThat(rawItems()).hasSize(11);
  }

  @Test
  void aStoreOfLargeRecordsIsLeftAsItIs() {
    assertThat(ChunkedStore.over(raw.store, ticker)).isNotSameAs(raw.store);
    try (Handle whole = new Handle(MemoryStoreFactory.open("memory:", ticker))) {
      assertThat(ChunkedStore.over(whole.store, ticker)).isSameAs(whole.store);
    }
  }

  @Test
  void keysOfOthersThatLookAlikeAreLeftAlone() {
    Key odd = Key.of(new byte[28]);
    chunked.space.commit(
        List.of(
            new Write(odd, Expected.absent(), new Next.Put(value(5, 5), NEVER), Token.random())));
    assertThat(other.keys()).hasSize(1);
  }
}
