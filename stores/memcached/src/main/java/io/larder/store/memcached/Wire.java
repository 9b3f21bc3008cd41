package io.larder.store.memcached;

import io.larder.spi.DaemonThread;
import io.larder.spi.StoreCounts;
import io.larder.spi.StoreException;
import java.util.List;
import net.spy.memcached.util.StringUtils;

/** The way to the servers, for all spaces of a store. Thread-safe. */
final class Wire implements AutoCloseable {
  private final Settings settings;
  private final List<Server> servers;
  private final Ring ring;
  private final StoreCounts counts = new StoreCounts();

  Wire(Settings settings) {
    ClientLog.choose();
    loadWhatKeepsItsStack();
    this.settings = settings;
    this.servers =
        settings.address().hosts().stream().map(host -> new Server(settings, host)).toList();
    this.ring = new Ring(servers);
  }

  /**
   * Has the client load a class that keeps exceptions for good, and by their stack the classes of
   * whoever came first: in a thread that has nobody's, and that waits for nobody's work either.
   */
  private static void loadWhatKeepsItsStack() {
    Thread loading =
        DaemonThread.of("larder-memcached", () -> StringUtils.validateKey("any", false));
    loading.start();
    Patience.with(
        () -> {
          loading.join();
          return true;
        });
  }

  /**
   * Connects to all servers.
   *
   * @throws StoreException when one does not answer
   */
  void open(Deadline deadline) {
    servers.forEach(server -> server.line("open", deadline));
  }

  Settings settings() {
    return settings;
  }

  List<Server> servers() {
    return servers;
  }

  /** Returns the server of an item. */
  Server server(String name) {
    return ring.server(name);
  }

  /** Returns what is counted for all spaces of the store. */
  StoreCounts counts() {
    return counts;
  }

  @Override
  public void close() {
    servers.forEach(Server::close);
  }
}
