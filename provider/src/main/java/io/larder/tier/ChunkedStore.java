package io.larder.tier;

import io.larder.spi.Capabilities;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.Ticker;

/**
 * A store that takes larger values than the one under it does: it cuts them into chunks, which are
 * records of their own. See {@link ChunkedSpace}.
 */
public final class ChunkedStore implements Store {
  private final Store store;
  private final Ticker ticker;
  private final Capabilities capabilities;

  private ChunkedStore(Store store, Ticker ticker) {
    this.store = store;
    this.ticker = ticker;
    Capabilities of = store.capabilities();
    long largest = Math.min(Integer.MAX_VALUE - 8, of.largestValue() * of.mostChunks());
    this.capabilities = of.withLargestValue(largest);
  }

  /** Returns a store that cuts values, the same store where its capabilities say not to. */
  public static Store over(Store store, Ticker ticker) {
    Capabilities of = store.capabilities();
    boolean cuts =
        of.mostChunks() > 1
            && of.largestKey() >= Manifest.KEY_BYTES
            && of.largestValue() >= Manifest.BYTES
            && of.largestValue() < Integer.MAX_VALUE - 8;
    return cuts ? new ChunkedStore(store, ticker) : store;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Space space(Namespace namespace) {
    Space space = store.space(namespace);
    Capabilities of = store.capabilities();
    return new ChunkedSpace(
        space,
        new ChunkRecords(space, ticker, (int) of.largestValue(), of.largestBatch()),
        capabilities);
  }

  @Override
  public void close() {
    store.close();
  }
}
