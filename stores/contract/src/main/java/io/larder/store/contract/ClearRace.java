package io.larder.store.contract;

import static io.larder.store.contract.Outcomes.commit;
import static io.larder.store.contract.Outcomes.conflicting;
import static io.larder.store.contract.Writes.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Key;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.Stored;
import io.larder.spi.Token;
import io.larder.spi.Write;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writers that commit in step, one write each, while a namespace is cleared again and again. In
 * step, since a store need not be fair to those who ask without pause.
 *
 * <p>Each writer has a key of its own and builds chains on it: a chain begins on nothing, goes on
 * from version to version, and ends when a clear took it away. Whatever is seen after a clear must
 * be of a chain that began later: a chain whose beginning had been confirmed before the clear
 * cannot go on after it.
 */
final class ClearRace {
  private final List<Space> spaces;
  private final Set<Key> keys;
  private final int writers;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Phaser step;

  /** The latest chain of each key whose first commit is confirmed. */
  private final ConcurrentMap<Key, Long> begun = new ConcurrentHashMap<>();

  ClearRace(List<Space> spaces, int writers) {
    this.spaces = spaces;
    this.writers = writers;
    this.step = new Phaser(writers);
    this.keys =
        IntStream.range(0, writers)
            .mapToObj(ClearRace::keyOf)
            .collect(Collectors.toUnmodifiableSet());
  }

  void run(int clears) {
    Crowd.run(
        writers + 1,
        i -> {
          try {
            if (i < writers) {
              write(keyOf(i), spaces.get(i % spaces.size()));
            } else {
              clear(clears, spaces.get(0));
            }
          } finally {
            over.set(true); // also when one of them failed, for the others to end
            step.forceTermination();
          }
        });
  }

  private static Key keyOf(int writer) {
    return key("writer-" + writer);
  }

  private void write(Key key, Space space) {
    for (long chain = 1; !over.get(); chain++) {
      Expected expected = Expected.absent();
      Result result = commit(space, write(key, expected, chain));
      assertThat(result).as("nobody else writes %s", key).isInstanceOf(Result.Applied.class);
      begun.put(key, chain);
      while (result instanceof Result.Applied applied && !over.get()) {
        step.arriveAndAwaitAdvance();
        result = commit(space, write(key, Expected.is(applied.version()), chain));
      }
      if (!over.get()) {
        assertThat(conflicting(result)).as("record of %s after a clear", key).isNull();
      }
    }
  }

  private void clear(int clears, Space space) {
    for (int i = 0; i < clears; i++) {
      keys.forEach(key -> awaitWriterOf(key, space));
      Map<Key, Long> before = Map.copyOf(begun);
      space.clear();
      for (Key key : keys) {
        assertThat(chainOn(key, space))
            .as("chain seen on %s after a clear", key)
            .isGreaterThan(before.getOrDefault(key, 0L));
      }
    }
  }

  private void awaitWriterOf(Key key, Space space) {
    while (!over.get() && space.get(Set.of(key)).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  /** Returns the chain to which a record belongs, the last of all when there is none. */
  private static long chainOn(Key key, Space space) {
    Stored stored = space.get(Set.of(key)).get(key);
    return stored == null ? Long.MAX_VALUE : ByteBuffer.wrap(stored.bytes()).getLong();
  }

  private static Write write(Key key, Expected expected, long chain) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(chain).array();
    return new Write(key, expected, new Next.Put(bytes, Writes.NEVER), Token.random());
  }
}
