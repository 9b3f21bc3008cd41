package io.larder.store.contract.model;

import io.larder.store.contract.model.Program.Action;
import io.larder.store.contract.model.Program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.Duration;
import org.jspecify.annotations.Nullable;

/** Draws arguments at random. */
final class Dice {
  private static final List<String> VALUES = List.of("a", "b", "c");

  private final Random random;
  private final int keys;

  /**
   * Dice.
   *
   * @param keys how many there are
   */
  Dice(Random random, int keys) {
    this.random = random;
    this.keys = keys;
  }

  int key() {
    return random.nextInt(keys);
  }

  /** Returns some keys, often many, sometimes none. */
  Set<Integer> someKeys() {
    Set<Integer> some = new TreeSet<>();
    for (int i = random.nextInt(keys + 2); i > 0; i--) {
      some.add(key());
    }
    return some;
  }

  String value() {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  Map<Integer, String> entries() {
    Map<Integer, String> entries = new TreeMap<>();
    someKeys().forEach(key -> entries.put(key, value()));
    return entries;
  }

  boolean flag() {
    return random.nextBoolean();
  }

  /**
   * Returns a time to let pass: mostly hours, so that deadlines are met exactly; or less than a
   * near copy is trusted for.
   */
  java.time.Duration pause() {
    return switch (random.nextInt(6)) {
      case 0 -> java.time.Duration.ofMillis(1);
      case 1 -> java.time.Duration.ofMillis(60);
      default -> hours();
    };
  }

  java.time.Duration hours() {
    return java.time.Duration.ofHours(1 + random.nextInt(3));
  }

  Terms terms() {
    Duration creation = duration();
    return new Terms(creation == null ? Duration.ETERNAL : creation, duration(), duration());
  }

  /** Returns how long an entry lives: for ever, no time at all, some hours; null for no change. */
  private @Nullable Duration duration() {
    return switch (random.nextInt(8)) {
      case 0 -> Duration.ETERNAL;
      case 1 -> Duration.ZERO;
      case 2, 3, 4 -> null;
      default -> new Duration(TimeUnit.HOURS, 1 + random.nextInt(3));
    };
  }

  /** Returns up to five steps; few of them fail. */
  Program program() {
    List<Step> steps = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      steps.add(new Step(action(), value()));
    }
    return new Program(steps);
  }

  private Action action() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> Action.EXISTS;
      case 2, 3, 4 -> Action.GET;
      case 5, 6, 7 -> Action.SET;
      case 8, 9, 10 -> Action.REMOVE;
      default -> Action.FAIL;
    };
  }
}
