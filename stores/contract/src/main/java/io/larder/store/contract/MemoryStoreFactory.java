package io.larder.store.contract;

import io.larder.spi.Capabilities;
import io.larder.spi.Store;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreFactory;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Opens stores in memory, for tests and trials: {@code memory:name?option=value}.
 *
 * <p>All stores of one name in this JVM share their records, as processes share a server, and the
 * records outlive them. Without a name ({@code memory:}) each store has records of its own.
 *
 * <table>
 * <caption>Options, by which it plays a store with less room</caption>
 * <tr><th>Option</th><th>Meaning</th><th>Default</th></tr>
 * <tr><td>{@code largest-key}</td><td>bytes</td><td>2 GiB</td></tr>
 * <tr><td>{@code largest-value}</td><td>bytes</td><td>2 GiB</td></tr>
 * <tr><td>{@code largest-batch}</td><td>keys or writes a call</td><td>1000</td></tr>
 * <tr><td>{@code feed}</td><td>{@code poll} or {@code none}</td><td>{@code poll}</td></tr>
 * <tr><td>{@code scan}</td><td>{@code true} or {@code false}</td><td>{@code true}</td></tr>
 * </table>
 */
public final class MemoryStoreFactory implements StoreFactory {
  private static final ConcurrentMap<String, MemoryServer> SERVERS = new ConcurrentHashMap<>();

  /** Makes the factory; all of them share their named stores. */
  public MemoryStoreFactory() {}

  /**
   * Opens a store, without the ceremony of a factory.
   *
   * @param uri such as {@code memory:} or {@code memory:users?feed=none}
   */
  public static Store open(String uri, Ticker ticker) {
    return new MemoryStoreFactory().open(new StoreConfig(StoreUri.parse(uri), ticker));
  }

  @Override
  public String scheme() {
    return "memory";
  }

  @Override
  public Store open(StoreConfig config) {
    StoreUri uri = config.uri();
    Capabilities capabilities = MemoryOptions.capabilities(uri);
    return new MemoryStore(uri.toString(), capabilities, server(uri.location()), config.ticker());
  }

  private static MemoryServer server(String name) {
    return name.isEmpty()
        ? new MemoryServer()
        : SERVERS.computeIfAbsent(name, anyName -> new MemoryServer());
  }
}
