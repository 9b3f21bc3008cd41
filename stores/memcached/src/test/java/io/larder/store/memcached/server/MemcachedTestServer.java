package io.larder.store.memcached.server;

import io.larder.store.contract.server.SharedServer;
import java.net.URI;
import java.nio.file.Path;

/**
 * The server that all tests of a JVM share: the one that {@code LARDER_MEMCACHED_URI} names, which
 * is emptied, else one of our own, which ends with the JVM. Says once which it is.
 */
public final class MemcachedTestServer {
  private static final SharedServer SERVER =
      new SharedServer(
          "Memcached",
          "LARDER_MEMCACHED_URI",
          () -> MemcachedProcess.start(Path.of("target", "memcached"), options()).uri(),
          MemcachedTestServer::prepare);

  private MemcachedTestServer() {}

  /**
   * Returns the URI of the server, which is empty at the first call, without options.
   *
   * @throws RuntimeException when there is none
   */
  public static String uri() {
    return SERVER.uri();
  }

  /** Returns the URI of the server for stores that write down their keys. */
  public static String indexed() {
    return uri() + "?index=true";
  }

  /** Returns the URI of the server for stores that find their keys by asking it, if it tells. */
  public static String scanned() {
    return isMemcached() ? uri() : indexed();
  }

  /** Returns enough memory for all tests, so that nothing is evicted. */
  private static String[] options() {
    return isMemcached() ? new String[] {"-m", "512"} : new String[0];
  }

  private static String prepare(String uri, boolean given) {
    flush(uri);
    URI server = URI.create(uri);
    String version = Words.ask(server.getHost(), server.getPort(), "version").get(0);
    String program =
        isMemcached()
            ? "memcached from the path"
            : "Infinispan: memcached is not installed, or not wanted";
    return uri + ", " + version + (given ? "" : ", " + program);
  }

  /** Returns which server it is and which version it has. */
  public static String description() {
    return SERVER.description();
  }

  /** Empties the server. */
  public static void flush() {
    flush(uri());
  }

  private static void flush(String uri) {
    URI server = URI.create(uri);
    Words.ask(server.getHost(), server.getPort(), "flush_all");
  }

  /** Tells whether servers of our own are Memcached, and not what stands for it. */
  public static boolean isMemcached() {
    return ServerProgram.find() == ServerProgram.MEMCACHED;
  }
}
