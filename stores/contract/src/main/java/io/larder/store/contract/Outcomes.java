package io.larder.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Capabilities;
import io.larder.spi.Key;
import io.larder.spi.Result;
import io.larder.spi.Space;
import io.larder.spi.Stored;
import io.larder.spi.Version;
import io.larder.spi.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commits and reads, and says what must come of it. */
final class Outcomes {
  private static final int LARGEST_BATCH = 100;

  private Outcomes() {}

  /** Commits a write that must be applied, and returns the new version. */
  static Version apply(Space space, Write write) {
    return applied(commit(space, write));
  }

  static Version applied(Result result) {
    assertThat(result).isInstanceOf(Result.Applied.class);
    return ((Result.Applied) result).version();
  }

  /** Commits a write that must conflict with a record, and returns that record. */
  static Stored conflict(Space space, Write write) {
    return present(conflicting(commit(space, write)), write.key());
  }

  /** Commits a write that must conflict because nothing is there. */
  static void conflictWithNothing(Space space, Write write) {
    assertThat(conflicting(commit(space, write))).isNull();
  }

  /** Returns the record with which a write conflicted, null when there is none. */
  static @Nullable Stored conflicting(Result result) {
    assertThat(result).isInstanceOf(Result.Conflict.class);
    return ((Result.Conflict) result).current();
  }

  static Result commit(Space space, Write write) {
    List<Result> results = space.commit(List.of(write));
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  /** Reads a record that must be there. */
  static Stored read(Space space, Key key) {
    return present(space.get(Set.of(key)).get(key), key);
  }

  static void assertNothing(Space space, Key key) {
    assertThat(space.get(Set.of(key))).isEmpty();
  }

  /** Asserts that two descriptions of a record are the same in all that a store keeps. */
  static void assertSame(Stored actual, Stored expected) {
    assertThat(actual.bytes()).isEqualTo(expected.bytes());
    assertThat(actual.deadlineMillis()).isEqualTo(expected.deadlineMillis());
    assertThat(actual.version()).isEqualTo(expected.version());
    assertThat(actual.token()).isEqualTo(expected.token());
    assertThat(actual.lease()).isEqualTo(expected.lease());
  }

  /** Commits many writes, cut to what the store takes at once. */
  static List<Result> commitAll(Space space, Capabilities capabilities, List<Write> writes) {
    List<Result> results = new ArrayList<>();
    for (List<Write> batch : batches(writes, capabilities)) {
      results.addAll(space.commit(batch));
    }
    assertThat(results).hasSameSizeAs(writes);
    return results;
  }

  /** Reads many records, cut to what the store takes at once. */
  static Map<Key, Stored> readAll(Space space, Capabilities capabilities, Collection<Key> keys) {
    Map<Key, Stored> found = new HashMap<>();
    for (List<Key> batch : batches(List.copyOf(keys), capabilities)) {
      found.putAll(space.get(new HashSet<>(batch)));
    }
    return found;
  }

  /** Makes this many records, each with its key's name as its value, and returns their keys. */
  static List<Key> fill(Space space, Capabilities capabilities, int count) {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      writes.add(Writes.insert(Writes.key("key-" + i), "key-" + i));
    }
    assertThat(commitAll(space, capabilities, writes)).allMatch(Result.Applied.class::isInstance);
    return writes.stream().map(Write::key).toList();
  }

  private static <T> List<List<T>> batches(List<T> all, Capabilities capabilities) {
    int size = Math.min(capabilities.largestBatch(), LARGEST_BATCH);
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      batches.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return batches;
  }

  /** Returns a record that must be there. */
  static Stored present(@Nullable Stored stored, Key key) {
    if (stored == null) {
      throw new AssertionError("there should be a record of key " + key);
    }
    return stored;
  }
}
