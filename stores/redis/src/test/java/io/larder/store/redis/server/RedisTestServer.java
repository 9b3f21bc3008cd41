package io.larder.store.redis.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

/**
 * The server that all tests of a JVM share: the one that {@code LARDER_REDIS_URI} names, whose
 * database is emptied, else one of our own, which ends with the JVM. Says once which it is.
 */
public final class RedisTestServer {
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static @Nullable String uri;
  private static volatile String description = "";

  private RedisTestServer() {}

  /**
   * Returns the URI of the server, which is empty at the first call.
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

  private static String start() {
    String given = System.getenv("LARDER_REDIS_URI");
    String started = given == null ? RedisProcess.start(Path.of("target", "redis")).uri() : given;
    try (Jedis client = new Jedis(URI.create(started))) {
      client.flushDB();
      description = describe(client);
      System.out.println("Redis tests run against " + description);
    }
    return started;
  }

  /** Returns which server it is and which version it has. */
  public static String description() {
    uri();
    return description;
  }

  private static String describe(Jedis client) {
    StringBuilder text = new StringBuilder();
    for (String line : client.info("server").split("\r\n", -1)) {
      if (line.matches("(server_name|redis_version|valkey_version|redis_mode|os|tcp_port):.*")) {
        text.append(line).append(' ');
      }
    }
    return text + (System.getenv("LARDER_REDIS_URI") == null ? "(ours)" : "(LARDER_REDIS_URI)");
  }

  /** Returns a plain client, to be closed. */
  public static Jedis client() {
    return new Jedis(URI.create(uri()), Protocol.DEFAULT_TIMEOUT);
  }
}
