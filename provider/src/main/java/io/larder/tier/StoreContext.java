package io.larder.tier;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Capabilities;
import io.larder.spi.Codec;
import io.larder.spi.Key;
import io.larder.spi.Space;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.spi.UnreadableException;
import javax.cache.CacheException;

/**
 * What a store tier of one cache works with.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 * @param cacheName for messages
 * @param storeName for messages, without secrets
 * @param space the cache's records
 * @param capabilities of the store
 * @param keyCodec equal keys give equal bytes
 * @param valueCodec unreadable bytes are a miss
 * @param ticker the clock
 * @param leaseMillis how long a hold lives when its holder dies
 * @param timeoutMillis how long a store that does not answer is tried
 * @param failUnreadable whether unreadable bytes are an error rather than a miss
 */
public record StoreContext<K, V>(
    String cacheName,
    String storeName,
    Space space,
    Capabilities capabilities,
    Codec<K> keyCodec,
    Codec<V> valueCodec,
    Ticker ticker,
    long leaseMillis,
    long timeoutMillis,
    boolean failUnreadable) {
  private static final int LONGEST_SHOWN = 200;

  public StoreContext {
    requireNonNull(cacheName, "cacheName");
    requireNonNull(storeName, "storeName");
    requireNonNull(space, "space");
    requireNonNull(capabilities, "capabilities");
    requireNonNull(keyCodec, "keyCodec");
    requireNonNull(valueCodec, "valueCodec");
    requireNonNull(ticker, "ticker");
    if (leaseMillis <= 0) {
      throw new IllegalArgumentException("leaseMillis must be > 0: " + leaseMillis);
    }
  }

  /** Begins every message: which cache, which store. */
  String where() {
    return "cache '%s' on %s".formatted(cacheName, storeName);
  }

  /** Returns what says that the store could not be asked. */
  CacheException failed(String what, StoreException cause) {
    return new CacheException(
        "%s: %s failed: %s".formatted(where(), what, cause.getMessage()), cause);
  }

  /** Returns what says that the store has no room for so much. */
  CacheException tooLarge(String what, Key key, long limit, long actual) {
    return new CacheException(
        "%s: the %s of key %s has %d bytes, the store takes %d at most; it was not stored"
            .formatted(where(), what, shown(key), actual, limit));
  }

  /** Returns a key for people: the beginning of one that is too long to be read. */
  private String shown(Key key) {
    String text;
    try {
      text = keyCodec.decode(key.bytes(), 0, key.length()).toString();
    } catch (UnreadableException e) {
      text = key.toString();
    }
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
