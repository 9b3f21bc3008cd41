package io.larder.store.memcached;

import io.larder.spi.Capabilities;
import io.larder.spi.Capabilities.Durability;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;

/** Memcached servers, with one connection to each for all spaces. */
final class MemcachedStore implements Store {
  static final int LARGEST_KEY = 64 << 10;

  /** A server takes items of 1 MiB, head, name and key included, unless its -I says otherwise. */
  static final int LARGEST_VALUE = (1 << 20) - LARGEST_KEY - 1024;

  private static final int LARGEST_BATCH = 1_000;
  private static final int MOST_CHUNKS = 64;
  private static final int TTL_GRANULARITY_MILLIS = 1_000;

  private final Wire wire;
  private final Ticker ticker;
  private final boolean dumps;
  private final Seen seen = new Seen();

  private MemcachedStore(Wire wire, Ticker ticker, boolean dumps) {
    this.wire = wire;
    this.ticker = ticker;
    this.dumps = dumps;
  }

  /**
   * Connects to all servers, and finds out whether they tell their keys if these are not written
   * down.
   *
   * @throws StoreException when one does not answer
   */
  static Store open(Settings settings, Ticker ticker) {
    Wire wire = new Wire(settings);
    Deadline deadline = Deadline.inMillis(settings.timeoutMillis());
    try {
      wire.open(deadline);
      boolean dumps = !settings.index() && Crawler.isEverywhere(wire, deadline);
      return new MemcachedStore(wire, ticker, dumps);
    } catch (StoreException e) {
      wire.close();
      throw e;
    }
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        LARGEST_KEY,
        LARGEST_VALUE,
        MOST_CHUNKS,
        LARGEST_BATCH,
        TTL_GRANULARITY_MILLIS,
        Feed.NONE,
        dumps || wire.settings().index(),
        true,
        Durability.NONE);
  }

  @Override
  public Space space(Namespace namespace) {
    return new MemcachedSpace(wire, ticker, seen, new Names(namespace), dumps);
  }

  @Override
  public void close() {
    wire.close();
  }
}
