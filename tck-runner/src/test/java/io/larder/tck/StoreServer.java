package io.larder.tck;

import io.larder.store.dynamodb.server.DynamoDbTestServer;
import io.larder.store.memcached.server.MemcachedTestServer;
import io.larder.store.mongodb.server.MongodbTestServer;
import io.larder.store.redis.server.RedisTestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the server that {@code tck.server} names before the first test, and makes it the default
 * store. It ends with the JVM.
 */
public final class StoreServer implements LauncherSessionListener {
  /** The test server of each store that has one. */
  private static final Map<String, Server> SERVERS =
      Map.of(
          "dynamodb",
          new Server(DynamoDbTestServer::uri, DynamoDbTestServer::description),
          "memcached",
          new Server(MemcachedTestServer::indexed, MemcachedTestServer::description),
          "mongodb",
          new Server(MongodbTestServer::uri, MongodbTestServer::description),
          "redis",
          new Server(RedisTestServer::uri, RedisTestServer::description));

  /**
   * A test server.
   *
   * @param uri starts it
   * @param description which it is, for people
   */
  private record Server(Supplier<String> uri, Supplier<String> description) {}

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    String name = System.getProperty("tck.server");
    if (name == null) {
      return;
    }
    Server server = SERVERS.get(name);
    if (server == null) {
      throw new IllegalArgumentException("no server '" + name + "'; known: " + SERVERS.keySet());
    }
    System.setProperty("larder.store", server.uri().get());
    report(server.description().get());
  }

  /** Writes down which server it is, beside the report of who ran on the heap. */
  private static void report(String description) {
    Path file = Path.of(System.getProperty("tck.by-reference")).resolveSibling("server.txt");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, description + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
