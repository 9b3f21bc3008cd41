package io.larder.store.contract.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.MutableEntry;

/** What each thread of each process does in one turn, and answers. */
enum Work {
  /** Increments so many counters, so often altogether, each within so many milliseconds. */
  INCREMENT {
    @Override
    String turn(Seat seat, int[] order) {
      for (int i = 0; i < order[1]; i++) {
        seat.cache().invoke((seat.racer() + i) % order[0], Work::increment, (long) order[2]);
      }
      return "done";
    }
  },

  /** Increments so many counters, so often altogether, and takes one away that is at the limit. */
  CYCLE {
    @Override
    String turn(Seat seat, int[] order) {
      for (int i = 0; i < order[1]; i++) {
        seat.cache().invoke((seat.racer() + i) % order[0], Work::cycle, (long) order[2]);
      }
      return "done";
    }
  },

  /** Increments one counter, and tells the journal while it does so. */
  TOLD_INCREMENT {
    @Override
    String turn(Seat seat, int[] order) {
      try {
        return "sum " + seat.cache().invoke(order[0], Work::toldIncrement, seat.desk());
      } catch (CacheException e) {
        return "failed " + e;
      }
    }
  },

  /** Gets the value of a key. */
  GET {
    @Override
    String turn(Seat seat, int[] order) {
      return String.valueOf(seat.cache().get(order[0]));
    }
  },

  /** Puts its own number where nothing is; answers whether it did, and what is there then. */
  PUT_IF_ABSENT {
    @Override
    String turn(Seat seat, int[] order) {
      boolean won = seat.cache().putIfAbsent(order[0], (long) seat.racer());
      return won + " " + seat.cache().get(order[0]);
    }
  },

  /**
   * Replaces the value of a key by the next one until it is at a limit; answers what it replaced.
   */
  REPLACE {
    @Override
    String turn(Seat seat, int[] order) {
      List<String> replaced = new ArrayList<>();
      Cache<Integer, Long> cache = seat.cache();
      for (long value = cache.get(order[0]); value < order[1]; value = cache.get(order[0])) {
        if (cache.replace(order[0], value, value + 1)) {
          replaced.add(Long.toString(value));
        }
      }
      return String.join(" ", replaced);
    }
  },

  /** Puts so many entries at once, so often, with values that nobody else puts. */
  PUT_ALL {
    @Override
    String turn(Seat seat, int[] order) {
      for (int i = 0; i < order[1]; i++) {
        Map<Integer, Long> entries = new LinkedHashMap<>();
        for (int key = 0; key < order[0]; key++) {
          entries.put((key + seat.racer()) % order[0], (long) seat.racer() * order[1] + i);
        }
        seat.cache().putAll(entries);
      }
      return "done";
    }
  };

  /** Does it once. */
  abstract String turn(Seat seat, int[] order);

  private static long increment(MutableEntry<Integer, Long> entry, Object... arguments) {
    long next = entry.exists() ? entry.getValue() + 1 : 1;
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos((Long) arguments[0]));
    entry.setValue(next);
    return next;
  }

  private static long cycle(MutableEntry<Integer, Long> entry, Object... arguments) {
    if (entry.exists() && entry.getValue() >= (Long) arguments[0]) {
      entry.remove();
      return 0;
    }
    return increment(entry, 0L);
  }

  private static long toldIncrement(MutableEntry<Integer, Long> entry, Object... arguments) {
    Long value = entry.getValue(); // read through, which exists() is not
    long next = value == null ? 1 : value + 1;
    ((Desk) arguments[0]).tell(Note.Kind.PROCESS, entry.getKey(), next);
    entry.setValue(next);
    return next;
  }
}
