package io.larder.store.contract.tier;

import static io.larder.store.contract.tier.SizeFixture.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.store.contract.fault.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * That an entry with a large value is the old one or the new one as a whole, whichever write of an
 * operation fails.
 */
interface WholeValueContract extends SizeFixture {
  /** More writes than an operation on one large value makes. */
  int MOST_WRITES = 100;

  private byte @Nullable [] value(String size, int seed) {
    return switch (size) {
      case "large" -> bytes(sizes().large(), seed);
      case "small" -> bytes(5, seed);
      default -> null;
    };
  }

  private static void become(LarderCache<String, byte[]> cache, byte @Nullable [] value) {
    if (value == null) {
      cache.remove("k");
    } else {
      cache.put("k", value);
    }
  }

  /** Returns whether an operation that failed, if it did, may have been done all the same. */
  private static boolean isUnknown(@Nullable CacheException failure) {
    return failure != null && String.valueOf(failure.getMessage()).contains("outcome unknown");
  }

  private static @Nullable CacheException failure(Runnable operation) {
    try {
      operation.run();
      return null;
    } catch (CacheException e) {
      return e;
    }
  }

  /** Asserts that an entry is as it was or as it should become, and in which case it is which. */
  private void assertWhole(
      Twins<String, byte[]> caches,
      byte @Nullable [] before,
      byte @Nullable [] after,
      @Nullable CacheException failure) {
    byte[] found = caches.there().get("k");
    if (isUnknown(failure)) {
      assertThat(found).isIn(before, after);
    } else {
      assertThat(found).isEqualTo(failure == null ? after : before);
    }
    assertReads(caches, "k", found);
    Map<String, byte[]> entries = new HashMap<>();
    if (found != null) {
      entries.put("k", found);
    }
    assertLists(caches.there(), entries);
  }

  @ParameterizedTest(name = "{0} becomes {1}, near: {2}")
  @CsvSource({
    "large, large, false",
    "small, large, false",
    "large, small, false",
    "none, large, false",
    "large, none, false",
    "large, large, true"
  })
  default void whicheverWriteFailsAnEntryIsOldOrNew(String from, String to, boolean near) {
    Twins<String, byte[]> caches =
        open(
            bytesBy(String.class).setNear(near).setNearStaleness(STALENESS), bytesBy(String.class));
    byte[] before = value(from, 1);
    byte[] after = value(to, 2);
    for (Fault fault : List.of(Fault.UNREACHABLE, Fault.REQUEST_LOST, Fault.REPLY_LOST)) {
      for (int write = 1; write < MOST_WRITES; write++) {
        become(caches.there(), before);
        outliveCopies();
        caches.here().get("k");
        for (int passed = 1; passed < write; passed++) {
          faults().onNextCommit(Fault.NONE);
        }
        faults().onNextCommit(fault);

        CacheException failure = failure(() -> become(caches.here(), after));

        boolean played = faults().isPlayed();
        faults().forget();
        assertWhole(caches, before, after, failure);
        if (!played) {
          assertThat(failure).isNull();
          break;
        }
      }
    }
  }
}
