package io.larder.store.contract.model;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.CacheManager;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * What every tier must do: random operations on a random configuration, and after each of them the
 * cache is as a plain model of the specification says. Compared are answers and exceptions, events,
 * calls of loader and writer, statistics, questions to the expiry policy, and in the end the
 * contents. Keys and values are spoilt after each operation, which must change nothing.
 *
 * <p>Deadlines are hours away, so that no timer of the product, which runs in real time, plays a
 * part: a seed fails always or never. There are the same few seeds each time; {@code
 * -Dsoak.seeds=10000} adds so many more, {@code -Dsoak.from=5000} begins these at another number,
 * {@code -Dsoak.only=17} takes just one.
 */
public abstract class ModelContract {
  private static final int OPERATIONS = 250;
  private static final int SHOWN = 20;
  private static final int SHRINKING_TRIES = 300;

  private final CachingProvider provider = new LarderCachingProvider();
  private final CacheManager manager = provider.getCacheManager();
  private int caches;

  /** For subclasses. */
  protected ModelContract() {}

  /**
   * Puts a cache on the tier under test. Called for each cache, which has a name of its own, and so
   * a namespace of its own in a store. A store that reclaims expired records by itself has to keep
   * them for as long as it can: what it reclaims is not told of.
   */
  protected abstract void onTier(LarderConfiguration<?, ?> configuration);

  @AfterEach
  final void closeProvider() {
    provider.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Seeds.class)
  @Timeout(120)
  final void theCacheIsAsItsModel(long seed) {
    Random random = new Random(seed);
    Setup setup = Setup.random(random);
    List<Operation> operations = Deck.draw(random, setup, OPERATIONS);
    Mismatch mismatch = run(seed, setup, operations);
    if (mismatch != null) {
      throw new AssertionError(message(seed, setup, operations, mismatch), mismatch.thrown());
    }
  }

  private @Nullable Mismatch run(long seed, Setup setup, List<Operation> operations) {
    caches++;
    String name = "model-" + seed + "-" + caches;
    return Trial.run(new Rig.Place(manager, name, this::onTier), setup, operations);
  }

  private String message(long seed, Setup setup, List<Operation> operations, Mismatch mismatch) {
    int end = mismatch.index() + 1;
    List<Operation> failing = operations.subList(0, end);
    List<Operation> shrunk =
        new Shrinking(SHRINKING_TRIES, some -> run(seed, setup, some) != null).shrink(failing);
    Mismatch again = run(seed, setup, shrunk);
    return """
        seed %d: the cache is not as its model after operation %d
          %s
            %s
        the last operations:
        %s
        shrunk, it fails with
            %s
        after
        %s"""
        .formatted(
            seed,
            mismatch.index(),
            setup,
            mismatch.text(),
            lines(operations, Math.max(0, end - SHOWN), end),
            again == null ? "nothing: it fails not always" : again.text(),
            lines(shrunk, 0, shrunk.size()));
  }

  private static String lines(List<Operation> operations, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "%6d  %s".formatted(i, operations.get(i)))
        .collect(Collectors.joining("\n"));
  }
}
