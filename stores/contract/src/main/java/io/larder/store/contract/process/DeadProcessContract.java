package io.larder.store.contract.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.cache.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * That a process which dies in the middle of a step takes nobody with it: its hold ends by itself,
 * nobody waits longer than its lease, nothing is doubled.
 */
interface DeadProcessContract extends ProcessFixture {
  /** How long the dead are waited for in these tests. */
  Duration SHORT_LEASE = Duration.ofSeconds(2);

  /** What a busy machine may need on top of that. */
  Duration SLOWNESS = Duration.ofSeconds(10);

  /** Kills a process in the middle of a step; returns a time before it began to hold anything. */
  private long dieIn(Note.Kind kind, Work work, Opening opening, Journal journal, String order)
      throws Exception {
    Peer victim = peer(work, opening);
    Stop stop = journal.stopNext(kind);
    long begin = Ticker.system().nanos();
    victim.tell(order);
    stop.await();
    victim.kill();
    return begin;
  }

  /** A hold ends on a clock of whole milliseconds. */
  private void assertWaitedForTheLease(long begin) {
    assertThat(millisSince(begin))
        .isBetween(SHORT_LEASE.toMillis() - 2, SHORT_LEASE.plus(SLOWNESS).toMillis());
  }

  private static long increment(Cache<Integer, Long> cache, Desk desk) {
    return Long.parseLong(
        Work.TOLD_INCREMENT.turn(new Seat(cache, desk, 0), new int[] {0}).replace("sum ", ""));
  }

  @ParameterizedTest
  @EnumSource(
      value = Note.Kind.class,
      names = {"PROCESS", "WRITE"})
  default void aProcessThatDiesUnderItsHoldIsWaitedForAsLongAsItsLease(Note.Kind where)
      throws Exception {
    Journal journal = journal();
    Opening through = opening().through(journal).leasing(SHORT_LEASE);
    Cache<Integer, Long> cache = open(through);
    cache.put(0, 1L);
    long begin = dieIn(where, Work.TOLD_INCREMENT, through, journal, "0");
    long known = journal.value(0);

    try (Desk desk = new Desk(journal.port())) {
      assertThat(increment(cache, desk)).isEqualTo(known + 1);
      assertWaitedForTheLease(begin);
      assertThat(increment(cache, desk)).isEqualTo(known + 2);
    }

    assertThat(known).isEqualTo(where == Note.Kind.WRITE ? 2 : 1);
    assertThat(journal.written(0)).isEqualTo(LongStream.rangeClosed(1, known + 2).boxed().toList());
    assertThat(open(opening()).get(0)).isEqualTo(known + 2);
  }

  @Test
  default void aReaderDoesNotSeeWhatADeadWriterHeld() throws Exception {
    Journal journal = journal();
    Opening through = opening().through(journal).leasing(SHORT_LEASE);
    Cache<Integer, Long> plain = open(opening());
    plain.put(0, 1L);
    long begin = dieIn(Note.Kind.WRITE, Work.TOLD_INCREMENT, through, journal, "0");

    assertThat(plain.get(0)).as("nobody knows what the system of record has").isNull();

    assertWaitedForTheLease(begin);
    assertThat(open(through).get(0)).isEqualTo(2);
  }

  @Test
  default void aProcessThatDiesWhileItLoadsIsWaitedForAsLongAsItsLease() throws Exception {
    Journal journal = journal();
    Opening through = opening().through(journal).leasing(SHORT_LEASE);
    journal.set(0, 7);
    Cache<Integer, Long> cache = open(through);
    long begin = dieIn(Note.Kind.LOAD, Work.GET, through, journal, "0");

    assertThat(cache.get(0)).isEqualTo(7);

    assertWaitedForTheLease(begin);
    assertThat(open(opening()).get(0)).isEqualTo(7);
  }

  @Test
  default void aProcessThatDiesWithManyHoldsIsWaitedForOnce() throws Exception {
    Journal journal = journal();
    Opening through = opening().through(journal).leasing(SHORT_LEASE);
    Cache<Integer, Long> cache = open(through);
    cache.putAll(Map.of(0, 100L, 1, 101L, 2, 102L));
    long begin = dieIn(Note.Kind.WRITE, Work.PUT_ALL, through, journal, "3 1");

    assertThat(cache.getAll(Set.of(0, 1, 2))).isEqualTo(journal.values());
    assertWaitedForTheLease(begin);

    Map<Integer, Long> next = Map.of(0, 200L, 1, 201L, 2, 202L);
    cache.putAll(next);
    assertThat(journal.values()).isEqualTo(next);
    assertThat(open(opening()).getAll(Set.of(0, 1, 2))).isEqualTo(next);
  }

  /** Had somebody to wait for such a lease, the test would not end. */
  @Test
  default void aProcessThatDiesWithoutAHoldIsNotWaitedFor() throws Exception {
    Journal journal = journal();
    Opening beside = opening().beside(journal).leasing(Duration.ofDays(1));
    Cache<Integer, Long> cache = open(beside);
    cache.put(0, 1L);
    dieIn(Note.Kind.PROCESS, Work.TOLD_INCREMENT, beside, journal, "0");

    try (Desk desk = new Desk(journal.port())) {
      assertThat(increment(cache, desk)).isEqualTo(2);
    }
  }

  @Test
  default void aProcessWhoseLeaseEndsInItsWriterFailsAndNothingIsDoubled() throws Exception {
    Journal journal = journal();
    Opening through = opening().through(journal).leasing(SHORT_LEASE);
    Cache<Integer, Long> cache = open(through);
    cache.put(0, 1L);
    Peer late = peer(Work.TOLD_INCREMENT, through);
    Stop stop = journal.stopNext(Note.Kind.WRITE);
    late.tell("0");
    stop.await();

    try (Desk desk = new Desk(journal.port())) {
      assertThat(increment(cache, desk)).isEqualTo(3);
    }
    stop.end();

    assertThat(late.answers()).singleElement().asString().contains("failed", "lease");
    assertThat(journal.written(0)).containsExactly(1L, 2L, 3L);
    assertThat(open(opening()).get(0)).as("who wrote last, nobody knows").isNull();
    late.end();
  }
}
