package io.larder.spi;

import static java.util.Objects.requireNonNull;

/**
 * What a factory needs to open a store.
 *
 * @param uri where it is, with its options
 * @param ticker the clock to use
 */
public record StoreConfig(StoreUri uri, Ticker ticker) {
  public StoreConfig {
    requireNonNull(uri, "uri");
    requireNonNull(ticker, "ticker");
  }
}
