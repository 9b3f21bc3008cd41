package io.larder.benchmark.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every subject does in a small way what the benchmarks measure in a large one. */
class SubjectsTest {
  private static final int CAPACITY = 1_000;

  /** Not {@code Map.of} by itself, which refuses to say whether it contains null: some ask. */
  private static final Map<String, Object> ENTRIES = new HashMap<>(Map.of("one", 1, "two", 2));

  static Stream<String> subjects() {
    return Stream.concat(
        Stream.of(Subjects.LARDER, Subjects.CAFFEINE, Subjects.MAP), Subjects.PEERS.stream());
  }

  static Stream<String> caches() {
    return Stream.concat(Stream.of(Subjects.LARDER), Subjects.PEERS.stream());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void changesEntriesOneByOneAndTogether(String name) {
    try (Subject subject = Subjects.open(name, shared(false, false))) {
      subject.putAll(ENTRIES);
      subject.increment("one");
      assertThat(subject.getAll(ENTRIES.keySet()).values())
          .satisfiesExactlyInAnyOrder(
              two -> assertThat(two).isEqualTo(2), two -> assertThat(two).isEqualTo(2));
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void keepsAboutAsMuchAsItsBoundSays(String name) {
    CacheSpec spec = shared(false, false);
    try (Subject subject = Subjects.open(name, spec)) {
      for (int i = 0; i < 8 * CAPACITY; i++) {
        subject.put("key-" + i, i);
      }
      Check.entries(name, subject, spec, 8 * CAPACITY);
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void loadsWhatItMisses(String name) {
    CacheSpec spec = shared(false, true);
    try (Subject subject = Subjects.open(name, spec)) {
      Check.operations(name, subject, spec);
    }
  }

  @ParameterizedTest
  @MethodSource("caches")
  void countsHitsWhenItShould(String name) {
    for (boolean statistics : new boolean[] {false, true}) {
      CacheSpec spec = shared(statistics, false);
      try (Subject subject = Subjects.open(name, spec)) {
        Check.operations(name, subject, spec);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("caches")
  void copiesWhatIsStoredByValue(String name) {
    for (Values values : Values.values()) {
      CacheSpec spec = new CacheSpec(CAPACITY, Expiry.ETERNAL, false, values, false);
      try (Subject subject = Subjects.open(name, spec)) {
        Check.operations(name, subject, spec);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("caches")
  void knowsEachExpiry(String name) {
    for (Expiry expiry : Expiry.values()) {
      CacheSpec spec = new CacheSpec(CAPACITY, expiry, false, Values.SHARED, false);
      try (Subject subject = Subjects.open(name, spec)) {
        Check.operations(name, subject, spec);
      }
    }
  }

  private static CacheSpec shared(boolean statistics, boolean readThrough) {
    return new CacheSpec(CAPACITY, Expiry.ETERNAL, statistics, Values.SHARED, readThrough);
  }
}
