package io.larder.store.contract.fault;

import io.larder.spi.Capabilities;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;

/**
 * A store that fails on purpose, around one that works. Without a script it only counts.
 *
 * <pre>{@code
 * FaultyStore store = new FaultyStore(MemoryStoreFactory.open("memory:", ticker));
 * store.faults().onNextCommit(Fault.REPLY_LOST);
 * }</pre>
 */
public final class FaultyStore implements Store {
  private final Store store;
  private final Faults faults = new Faults();

  /** Wraps a store, which is closed with this one. */
  public FaultyStore(Store store) {
    this.store = store;
  }

  /** Returns the script by which it fails, the same for all namespaces. */
  public Faults faults() {
    return faults;
  }

  @Override
  public Capabilities capabilities() {
    return store.capabilities();
  }

  @Override
  public Space space(Namespace namespace) {
    return new FaultySpace(store.space(namespace), faults);
  }

  @Override
  public void close() {
    store.close();
  }
}
