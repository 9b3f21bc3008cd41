package io.larder.store.redis.server;

import io.larder.store.contract.server.SharedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/**
 * The server that all tests of a JVM share: the one that {@code LARDER_REDIS_URI} names, whose
 * database is emptied, else one of our own, which ends with the JVM. Says once which it is.
 */
public final class RedisTestServer {
  private static final SharedServer SERVER =
      new SharedServer(
          "Redis",
          "LARDER_REDIS_URI",
          () -> RedisProcess.start(Path.of("target", "redis")).uri(),
          (uri, given) -> prepare(uri));

  private RedisTestServer() {}

  /**
   * Returns the URI of the server, which is empty at the first call.
   *
   * @throws RuntimeException when there is none
   */
  public static String uri() {
    return SERVER.uri();
  }

  /** Returns which server it is and which version it has. */
  public static String description() {
    return SERVER.description();
  }

  private static String prepare(String uri) {
    try (Jedis client = new Jedis(URI.create(uri))) {
      client.flushDB();
      return Arrays.stream(client.info("server").split("\r\n", -1))
          .filter(
              line ->
                  line.matches(
                      "(server_name|redis_version|valkey_version|redis_mode|os|tcp_port):.*"))
          .collect(Collectors.joining(" "));
    }
  }

  /** Returns a plain client, to be closed. */
  public static Jedis client() {
    return new Jedis(URI.create(uri()), Protocol.DEFAULT_TIMEOUT);
  }
}
