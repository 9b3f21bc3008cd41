package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import io.larder.store.contract.fault.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That no thread of a process sees an old copy once a change of the process is done. */
interface NearRaceContract extends StepFixture {
  /** Stops a read at each moment at which it asks the key for its hash code. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  default void aReadThatAChangeOvertakesNeverShowsAnOldCopy(int moment) {
    LarderConfiguration<StoppingKey, Integer> configuration =
        new LarderConfiguration<StoppingKey, Integer>()
            .setTypes(StoppingKey.class, Integer.class)
            .setNear(true)
            .setNearStaleness(STALENESS);
    Twins<StoppingKey, Integer> caches = open(configuration, configuration);
    LarderCache<StoppingKey, Integer> here = caches.here();
    StoppingKey key = new StoppingKey("k");
    caches.there().put(key, 1);
    AtomicInteger moments = new AtomicInteger();
    List<Integer> seen = new ArrayList<>();
    faults()
        .afterNext(
            Call.GET,
            () ->
                StoppingKey.atEachHash(
                    () -> {
                      int now = moments.incrementAndGet();
                      if (now == moment) {
                        here.put(key, 2);
                      } else if (now > moment) {
                        seen.add(here.get(key));
                      }
                    }));

    try {
      assertThat(here.get(key)).isEqualTo(1);
    } finally {
      StoppingKey.goOn();
    }

    assertThat(seen).as("read after the change").allMatch(value -> value == 2);
    if (moments.get() >= moment) {
      assertThat(here.get(key)).isEqualTo(2);
    }
  }

  @Test
  default void threadsOfOneProcessSeeItsChangesAtOnce() throws Exception {
    Twins<String, Integer> caches = open(near());
    LarderCache<String, Integer> cache = caches.here();
    AtomicInteger done = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    cache.put("k", 0);

    List<Aside<Integer>> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      readers.add(Aside.begin(() -> read(cache, done, over)));
    }
    try {
      for (int i = 1; i <= 1000; i++) {
        cache.put("k", i);
        done.set(i);
        ticker().advance(STALENESS); // so that the feed is asked all the time
      }
    } finally {
      over.set(true);
    }

    for (Aside<Integer> reader : readers) {
      assertThat(reader.get()).as("reads").isPositive();
    }
  }

  private static int read(
      LarderCache<String, Integer> cache, AtomicInteger done, AtomicBoolean over) {
    int reads = 0;
    do { // once at least, however late this thread comes to run
      int least = done.get();
      assertThat(cache.get("k")).as("after %d was put", least).isGreaterThanOrEqualTo(least);
      reads++;
    } while (!over.get());
    return reads;
  }
}
