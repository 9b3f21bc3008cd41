package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.applied;
import static io.larder.store.contract.Outcomes.commit;
import static io.larder.store.contract.Outcomes.conflicting;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One writer that goes round some keys, makes a new one now and then, and numbers its commits,
 * while the namespace is cleared once.
 *
 * <p>The clear is one moment: whatever number it left standing, it left all higher ones as well.
 */
final class ClearMoment {
  private static final int KEYS = 40;

  /** Ends the round also where the store is not fair and the clear waits for the writer. */
  private static final int MOST_COMMITS = 400;

  private final Space writing;
  private final Space clearing;
  private final CountDownLatch filled = new CountDownLatch(KEYS);
  private final AtomicBoolean over = new AtomicBoolean();
  private final Map<Key, Version> versions = new HashMap<>();
  private final Map<Key, Long> numbers = new HashMap<>();

  ClearMoment(Space writing, Space clearing) {
    this.writing = writing;
    this.clearing = clearing;
  }

  void check() {
    clearing.clear();
    Crowd.run(
        2,
        i -> {
          if (i == 0) {
            write();
          } else {
            clear();
          }
        });
    Map<Key, Long> left = left();
    long first = left.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    numbers.values().removeIf(number -> number < first);
    assertThat(left).as("commits from number %s on", first).isEqualTo(numbers);
  }

  private void write() {
    for (long number = 0; number < MOST_COMMITS && !over.get(); number++) {
      Key key = Writes.key("key-" + (number % 4 == 0 ? number : number % KEYS));
      Version version = versions.remove(key);
      Expected expected = version == null ? Expected.absent() : Expected.is(version);
      byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
      Result result = commit(writing, Writes.put(key, expected, bytes, Writes.NEVER));
      if (result instanceof Result.Applied) {
        versions.put(key, applied(result));
        numbers.put(key, number);
        filled.countDown();
      } else {
        assertThat(conflicting(result)).as("record of %s after a clear", key).isNull();
      }
    }
  }

  private void clear() {
    try {
      filled.await();
      clearing.clear();
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while the writer filled the namespace", e);
    } finally {
      over.set(true);
    }
  }

  /** Returns the numbers of the commits that the clear left standing. */
  private Map<Key, Long> left() {
    Map<Key, Long> left = new HashMap<>();
    for (Key key : numbers.keySet()) {
      Stored stored = clearing.get(Set.of(key)).get(key);
      if (stored != null) {
        left.put(key, ByteBuffer.wrap(stored.bytes()).getLong());
      }
    }
    return left;
  }
}
