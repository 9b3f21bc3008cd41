package io.larder.store.contract.model;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.cache.event.EventType;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;

/**
 * How a cache is configured, as far as its model has to know.
 *
 * @param keys how many there are, from 0; few, so that operations meet
 * @param unknown the loader has nothing for these keys
 * @param failing the loader throws when asked for these keys
 * @param refused the writer throws when called with these keys
 */
record Setup(
    Expiry expiry,
    Loading loading,
    Writing writing,
    Listening listening,
    boolean oldValueRequired,
    int keys,
    Set<Integer> unknown,
    Set<Integer> failing,
    Set<Integer> refused) {
  /** Which policy. */
  enum Expiry {
    ETERNAL,
    CREATED,
    MODIFIED,
    ACCESSED,
    TOUCHED,
    CHANGEABLE
  }

  /** When the loader is asked. */
  enum Loading {
    NO_LOADER,
    LOAD_ALL_ONLY,
    READ_THROUGH
  }

  /**
   * Whether changes are written, and what a bulk leaves undone when some of its keys are refused.
   */
  enum Writing {
    NO_WRITER,
    ALL_OR_NOTHING,
    PARTIAL
  }

  /** Which events are heard. */
  enum Listening {
    NOTHING,
    ALL_BUT_EXPIRED,
    ALL
  }

  private static final Duration LIFE = new Duration(TimeUnit.HOURS, 2);

  static Setup random(Random random) {
    int keys = 2 + random.nextInt(5);
    return new Setup(
        random.nextInt(3) == 0 ? Expiry.CHANGEABLE : pick(random, Expiry.values()),
        pick(random, Loading.values()),
        pick(random, Writing.values()),
        random.nextBoolean() ? Listening.ALL : pick(random, Listening.values()),
        random.nextInt(4) > 0,
        keys,
        some(random, keys),
        some(random, keys),
        some(random, keys));
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private static Set<Integer> some(Random random, int keys) {
    Set<Integer> some = new TreeSet<>();
    for (int key = 0; key < keys; key++) {
      if (random.nextInt(5) == 0) {
        some.add(key);
      }
    }
    return some;
  }

  /** Returns a new policy; the product and the model have one each. */
  ExpiryPolicy policy() {
    return switch (expiry) {
      case ETERNAL -> new EternalExpiryPolicy();
      case CREATED -> new CreatedExpiryPolicy(LIFE);
      case MODIFIED -> new ModifiedExpiryPolicy(LIFE);
      case ACCESSED -> new AccessedExpiryPolicy(LIFE);
      case TOUCHED -> new TouchedExpiryPolicy(LIFE);
      case CHANGEABLE -> new ChangeablePolicy();
    };
  }

  /** Returns these events as the listener hears them. */
  List<Told> heard(List<Told> events) {
    return events.stream()
        .filter(event -> listening != Listening.NOTHING)
        .filter(event -> listening == Listening.ALL || event.type() != EventType.EXPIRED)
        .map(event -> oldValueRequired ? event : event.withoutOldValue())
        .toList();
  }

  boolean readsThrough() {
    return loading == Loading.READ_THROUGH;
  }

  boolean writesThrough() {
    return writing != Writing.NO_WRITER;
  }
}
