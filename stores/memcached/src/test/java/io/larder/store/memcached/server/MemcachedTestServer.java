package io.larder.store.memcached.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The server that all tests of a JVM share: the one that {@code LARDER_MEMCACHED_URI} names, which
 * is emptied, else one of our own, which ends with the JVM. Says once which it is.
 */
public final class MemcachedTestServer {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static @Nullable String uri;
  private static volatile String description = "";

  private MemcachedTestServer() {}

  /**
   * Returns the URI of the server, which is empty at the first call, without options.
   *
   * @throws RuntimeException when there is none
   */
  public static String uri() {
    LOCK.lock();
    try {
      String known = uri == null ? start() : uri;
      uri = known;
      return known;
    } finally {
      LOCK.unlock();
    }
  }

  /** Returns the URI of the server for stores that write down their keys. */
  public static String indexed() {
    return uri() + "?index=true";
  }

  private static String start() {
    String given = System.getenv("LARDER_MEMCACHED_URI");
    String started =
        given == null
            ? MemcachedProcess.start(Path.of("target", "memcached"), options()).uri()
            : given;
    URI server = URI.create(started);
    Words.ask(server.getHost(), server.getPort(), "flush_all");
    List<String> version = Words.ask(server.getHost(), server.getPort(), "version");
    description =
        "%s, %s %s"
            .formatted(
                started,
                version.get(0),
                given != null
                    ? "(LARDER_MEMCACHED_URI)"
                    : ServerProgram.find() == ServerProgram.MEMCACHED
                        ? "(memcached from the path)"
                        : "(Infinispan: memcached is not installed, or not wanted)");
    System.out.println("Memcached tests run against " + description);
    return started;
  }

  /** Returns enough memory for all tests, so that nothing is evicted. */
  private static String[] options() {
    return ServerProgram.find() == ServerProgram.MEMCACHED
        ? new String[] {"-m", "512"}
        : new String[0];
  }

  /** Returns which server it is and which version it has. */
  public static String description() {
    uri();
    return description;
  }

  /** Empties the server. */
  public static void flush() {
    URI server = URI.create(uri());
    Words.ask(server.getHost(), server.getPort(), "flush_all");
  }

  /** Tells whether servers of our own are Memcached, and not what stands for it. */
  public static boolean isMemcached() {
    return ServerProgram.find() == ServerProgram.MEMCACHED;
  }
}
