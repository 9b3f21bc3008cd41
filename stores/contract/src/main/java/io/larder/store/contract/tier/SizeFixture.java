package io.larder.store.contract.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.LarderCache;
import io.larder.LarderConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What a test of odd sizes works on, besides the rest. */
interface SizeFixture extends StepFixture {
  /** Returns a configuration of bytes by keys of this type. */
  default <K> LarderConfiguration<K, byte[]> bytesBy(Class<K> keys) {
    return new LarderConfiguration<K, byte[]>().setTypes(keys, byte[].class).setLease(LEASE);
  }

  /** Returns what the store under test must take. */
  default Sizes sizes() {
    return new Sizes(here().capabilities());
  }

  /** Returns bytes that cannot be compressed, always the same ones of a length and a seed. */
  static byte[] bytes(int length, int seed) {
    byte[] bytes = new byte[length];
    new Random(31L * length + seed).nextBytes(bytes);
    return bytes;
  }

  /**
   * Tries to do what the store may refuse: where it must not, it has to work.
   *
   * @return whether it did
   */
  default boolean isTaken(boolean must, int size, ThrowingCallable operation) {
    try {
      operation.call();
      return true;
    } catch (CacheException e) {
      if (must) {
        throw new AssertionError("refused, though the store's limits allow it", e);
      }
      assertThat(e)
          .hasMessageContaining("'" + name() + "'")
          .hasMessageContaining(here().uri())
          .hasMessageMatching("(?s).*of key .* has \\d+ bytes, .* \\d+ at most.*");
      String message = String.valueOf(e.getMessage());
      long actual = Long.parseLong(message.replaceFirst("(?s).* has (\\d+) bytes, .*", "$1"));
      long limit = Long.parseLong(message.replaceFirst("(?s).* (\\d+) at most.*", "$1"));
      assertThat(actual).isGreaterThan(limit).isGreaterThanOrEqualTo(size);
      return false;
    } catch (Throwable e) {
      throw new AssertionError("what is refused is refused by a CacheException", e);
    }
  }

  /** Asserts that both applications read these bytes, or nothing. */
  default <K> void assertReads(Twins<K, byte[]> caches, K key, byte @Nullable [] value) {
    assertThat(caches.there().get(key)).as("there").isEqualTo(value);
    assertThat(caches.here().get(key)).as("here").isEqualTo(value);
    assertThat(caches.there().containsKey(key)).isEqualTo(value != null);
  }

  /** Asserts that a cache lists these entries and no other, where the store can list any. */
  default <K> void assertLists(LarderCache<K, byte[]> cache, Map<K, byte[]> entries) {
    if (!scans()) {
      return;
    }
    Map<K, byte[]> listed = new HashMap<>();
    for (Cache.Entry<K, byte[]> entry : cache) {
      assertThat(listed.put(entry.getKey(), entry.getValue())).as("listed twice").isNull();
    }
    assertThat(listed).hasSameSizeAs(entries).containsAllEntriesOf(entries);
    if (records().isSizeExact()) {
      assertThat(cache.size()).isEqualTo(entries.size());
    }
  }
}
