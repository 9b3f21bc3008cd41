package io.larder.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a factory needs to open a store.
 *
 * @param uri where it is, with its options
 * @param ticker the clock to use
 * @param timeout how long a call may wait for a store that does not answer, before it is a {@link
 *     StoreException} or {@link Result.Unknown}; at least 1 ms. An option of the URI that says the
 *     same in the store's own terms wins.
 */
public record StoreConfig(StoreUri uri, Ticker ticker, Duration timeout) {
  /** The timeout where nobody says one. */
  public static final long DEFAULT_TIMEOUT_MILLIS = 5_000;

  public StoreConfig {
    requireNonNull(uri, "uri");
    requireNonNull(ticker, "ticker");
    if (timeout.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("timeout must be at least 1 ms: " + timeout);
    }
  }

  /** A store with {@link #DEFAULT_TIMEOUT_MILLIS}. */
  public StoreConfig(StoreUri uri, Ticker ticker) {
    this(uri, ticker, Duration.ofMillis(DEFAULT_TIMEOUT_MILLIS));
  }
}
