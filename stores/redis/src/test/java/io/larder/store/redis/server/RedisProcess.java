package io.larder.store.redis.server;

import io.larder.store.contract.server.Server;
import io.larder.store.contract.server.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** A Redis server of our own. It keeps nothing on disk. */
public final class RedisProcess extends Server {
  private RedisProcess(ServerProcess process) {
    super(process);
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param folder for its log and what it writes
   * @param options of its command line, such as {@code --requirepass}
   */
  public static RedisProcess start(Path folder, String... options) {
    return new RedisProcess(
        ServerProcess.start(folder, port -> command(port, options), RedisProcess::answers));
  }

  private static List<String> command(int port, String... options) {
    List<String> command = new ArrayList<>();
    command.add(RedisExecutable.find().toString());
    command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--save", "", "--appendonly", "no"));
    // a child that writes a file for a replica would do so after a kill too
    command.addAll(List.of("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0"));
    command.addAll(List.of(options));
    return command;
  }

  /** Starts a sentinel that watches a master, called {@code primary}, and soon gives it up. */
  public static RedisProcess sentinel(Path folder, RedisProcess master) {
    return new RedisProcess(
        ServerProcess.start(
            folder,
            port ->
                List.of(
                    RedisExecutable.find().toString(),
                    sentinelFile(folder, port, master).toAbsolutePath().toString(),
                    "--sentinel"),
            RedisProcess::answers));
  }

  private static Path sentinelFile(Path folder, int port, RedisProcess master) {
    Path file = folder.resolve("sentinel-" + port + ".conf");
    try {
      Files.createDirectories(folder);
      return Files.writeString(
          file,
          """
          port %d
          bind 127.0.0.1
          sentinel monitor primary 127.0.0.1 %d 1
          sentinel down-after-milliseconds primary 500
          sentinel failover-timeout primary 2000
          """
              .formatted(port, master.port()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static boolean answers(int port) {
    try (Jedis client = new Jedis("127.0.0.1", port)) {
      client.ping();
      return true;
    } catch (JedisDataException e) {
      return true; // it asks for a password
    } catch (JedisConnectionException e) {
      return false;
    }
  }

  /** Returns the location of a URI. */
  public String uri() {
    return "redis://127.0.0.1:" + port();
  }

  /** Returns a plain client, to be closed. */
  public Jedis client() {
    return new Jedis("127.0.0.1", port());
  }
}
