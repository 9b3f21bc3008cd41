package io.larder.store.contract;

import io.larder.spi.Capabilities;
import io.larder.spi.Namespace;
import io.larder.spi.Space;
import io.larder.spi.Store;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;

/** One handle on records in memory, as one process has one on a server. */
final class MemoryStore implements Store {
  private final String name;
  private final Capabilities capabilities;
  private final MemoryServer server;
  private final Ticker ticker;
  private volatile boolean closed;

  MemoryStore(String name, Capabilities capabilities, MemoryServer server, Ticker ticker) {
    this.name = name;
    this.capabilities = capabilities;
    this.server = server;
    this.ticker = ticker;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Space space(Namespace namespace) {
    return new MemorySpace(this, server.table(namespace));
  }

  @Override
  public void close() {
    closed = true;
  }

  Ticker ticker() {
    return ticker;
  }

  void requireOpen() {
    if (closed) {
      throw new StoreException("store " + name + " is closed; open it again to use it");
    }
  }
}
