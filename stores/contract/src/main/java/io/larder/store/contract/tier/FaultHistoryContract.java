package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.store.contract.fault.Call;
import io.larder.store.contract.fault.Fault;
import io.larder.store.contract.fault.Faults;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.cache.CacheException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That whatever goes wrong, nothing is counted twice and nothing disagrees with the writer. */
interface FaultHistoryContract extends StepFixture {
  /** Lets a few of the next calls to the store fail, each in some way. */
  private static void disturb(Faults faults, Random random) {
    Fault[] some = {Fault.REQUEST_LOST, Fault.REPLY_LOST, Fault.UNREACHABLE, Fault.REQUEST_DELAYED};
    for (int i = random.nextInt(4); i > 0; i--) {
      faults.onNextCommit(random.nextBoolean() ? Fault.NONE : some[random.nextInt(4)]);
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      faults.onNextGet(random.nextInt(3) > 0 ? Fault.NONE : some[random.nextInt(3)]);
    }
  }

  /** Uses up what was scripted and has not happened. */
  private static void calm(LarderCache<String, Integer> cache, Faults faults) {
    for (int i = 0; i < 100 && !faults.isPlayed(); i++) {
      faults.deliver();
      try {
        cache.getAndPut("other", i);
      } catch (CacheException e) {
        assertThat(e).as("one of the faults").isNotNull();
      }
    }
    assertThat(faults.isPlayed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  default void noIncrementIsLostNorCountedTwice(long seed) {
    Random random = new Random(seed);
    Twins<String, Integer> caches = open(near(), plain());
    caches.there().put("k", 0);
    Increment theirs = new Increment();
    int done = 0;
    int unknown = 0;
    for (int step = 0; step < 100; step++) {
      disturb(faults(), random);
      for (int i = random.nextInt(3); i > 0; i--) {
        faults().afterNext(Call.COMMIT, () -> {});
        faults().beforeNext(Call.COMMIT, () -> caches.there().invoke("k", theirs));
      }
      try {
        caches.here().invoke("k", new Increment());
        done++;
      } catch (CacheException e) {
        unknown += String.valueOf(e.getMessage()).contains("outcome unknown") ? 1 : 0;
      }
      calm(caches.here(), faults());
      outliveCopies();
    }

    int sum = caches.there().get("k");
    assertThat(sum - theirs.runs()).isBetween(done, done + unknown);
    assertThat(caches.here().get("k")).isEqualTo(sum);
    assertThat(Counts.take(caches.here()).puts()).isGreaterThanOrEqualTo(done);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  default void nothingDisagreesWithTheSystemOfRecordForLonger(long seed) {
    Random random = new Random(seed);
    SystemOfRecord record = new SystemOfRecord();
    Twins<String, Integer> caches =
        open(writing(record).setNear(true).setNearStaleness(STALENESS), writing(record));
    for (int step = 1; step <= 100; step++) {
      int value = step;
      switch (random.nextInt(5)) {
        case 0 ->
            record.duringNextWrite(
                () -> {
                  throw new IllegalStateException("on purpose");
                });
        case 1 ->
            record.duringNextWrite(
                () -> {
                  ticker().advance(LEASE);
                  caches.there().put("k", -value);
                });
        case 2 ->
            record.duringNextWrite(
                () -> {
                  ticker().advance(LEASE);
                  caches.there().remove("k");
                });
        case 3 -> disturb(faults(), random);
        default -> record.duringNextWrite(caches.there()::clear);
      }
      change(caches.here(), random.nextInt(4), value);
      record.calm();
      calm(caches.here(), faults());
      ticker().advance(LEASE);

      Integer stored = caches.there().get("k");
      assertThat(caches.here().get("k")).isEqualTo(stored);
      if (stored != null) {
        assertThat(stored).as("after step %d", step).isEqualTo(record.value("k"));
      }
    }
  }

  private static void change(LarderCache<String, Integer> cache, int how, int value) {
    try {
      switch (how) {
        case 0 -> cache.put("k", value);
        case 1 -> cache.remove("k");
        case 2 -> cache.invoke("k", new Increment());
        default -> cache.putAll(new TreeMap<>(Map.of("a", value, "k", value)));
      }
    } catch (CacheException e) {
      assertThat(e).as("one of the faults").isNotNull();
    }
  }
}
