package io.larder.store.dynamodb;

import io.larder.spi.Capabilities;
import io.larder.spi.Capabilities.Durability;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;

/** A table of DynamoDB, with one client for all spaces. */
final class DynamoDbStore implements Store {
  /** In bytes: a long key counts in the 400 KiB of an item. */
  static final int LARGEST_KEY = 32 << 10;

  /** In bytes: 400 KiB less the largest key, a partition's name, numbers and names. */
  static final int LARGEST_VALUE = 364 << 10;

  private static final int MOST_CHUNKS = 64;
  private static final int LARGEST_BATCH = 100;
  private static final long TTL_GRANULARITY_MILLIS = 1_000;

  private final Ticker ticker;
  private final Wire wire;
  private final Lanes lanes;

  private DynamoDbStore(Ticker ticker, Wire wire) {
    this.ticker = ticker;
    this.wire = wire;
    this.lanes = new Lanes(wire.settings().parallel());
  }

  /**
   * Connects, and looks at the table.
   *
   * @throws StoreException when there is none, or another than it should be
   */
  static Store open(Settings settings, Ticker ticker) {
    Wire wire = new Wire(settings, ticker);
    try {
      new Table(wire, ticker).open();
    } catch (StoreException e) {
      wire.close();
      throw e;
    }
    return new DynamoDbStore(ticker, wire);
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
        true,
        true,
        Durability.POWER_LOSS);
  }

  @Override
  public Space space(Namespace namespace) {
    return new DynamoDbSpace(wire, lanes, ticker, Address.of(namespace));
  }

  @Override
  public void close() {
    lanes.close();
    wire.close();
  }
}
