package io.larder.store.contract.server;

import static java.util.Objects.requireNonNull;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import java.nio.file.Path;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server, a wire to it, a store at the other end of the wire, and caches on another handle of
 * that store: new ones for each test.
 *
 * @param <S> the type of the server
 */
@Timeout(120)
abstract class WireFixture<S extends Server> {
  private final LarderCachingProvider provider = new LarderCachingProvider();
  @TempDir private Path folder;
  private S server;
  private Proxy proxy;
  private @Nullable Handle handle;

  /**
   * Starts a server.
   *
   * @param folder for what it writes
   */
  protected abstract S start(Path folder);

  /** Returns the URI of a store on a port of the loopback interface. */
  protected abstract String uri(int port, int timeoutMillis);

  /** Returns for how long the store at the other end of the wire waits for an answer. */
  protected abstract int timeoutMillis();

  private String uri() {
    return uri(proxy.port(), timeoutMillis());
  }

  @BeforeEach
  final void connect() {
    server = start(folder);
    proxy = new Proxy(server.port());
  }

  @AfterEach
  final void disconnect() {
    provider.close();
    if (handle != null) {
      handle.close();
    }
    proxy.close();
    server.close();
  }

  /** Returns the server. */
  protected final S server() {
    return server;
  }

  /** Returns the folder of the server. */
  protected final Path folder() {
    return folder;
  }

  /** Returns the wire. */
  protected final Proxy proxy() {
    return proxy;
  }

  /** Returns the store at the other end of the wire, which is opened by the first call. */
  protected final Handle handle() {
    Handle known = handle == null ? Handle.open(uri(), Ticker.system()) : handle;
    handle = known;
    return known;
  }

  /** Returns how long the value of {@code k} is, which must be there. */
  protected final int length() {
    return requireNonNull(handle().get("k")).bytes().length;
  }

  /** Closes all caches, and with the last of them their store. */
  protected final void closeCaches() {
    provider.close();
  }

  /** Makes a cache on the store at the other end of the wire. */
  protected final <V> Cache<String, V> cache(String name, Class<V> type) {
    return provider
        .getCacheManager()
        .createCache(
            name,
            new LarderConfiguration<String, V>().setTypes(String.class, type).setStore(uri()));
  }
}
