package io.larder.store.redis.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A server of our own on a free port. It keeps nothing on disk, and ends with this JVM. Its port
 * stays the same when it is started again.
 */
public final class RedisProcess implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int HIGHEST_PORT = 50_000; // a node of a cluster takes the port 10,000 above

  private final Path folder;
  private final int port;
  private final List<String> arguments;
  private final Thread ending = new Thread(this::end);
  private Process process;

  private RedisProcess(Path folder, int port, List<String> arguments) {
    this.folder = folder;
    this.port = port;
    this.arguments = arguments;
    Runtime.getRuntime().addShutdownHook(ending);
    this.process = run();
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param folder for its log and what it writes
   * @param options of its command line, such as {@code --requirepass}
   */
  public static RedisProcess start(Path folder, String... options) {
    int port = freePort();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
    arguments.addAll(List.of("--save", "", "--appendonly", "no"));
    arguments.addAll(List.of(options));
    return new RedisProcess(folder, port, arguments);
  }

  /** Starts a sentinel that watches a master, called {@code primary}, and soon gives it up. */
  public static RedisProcess sentinel(Path folder, RedisProcess master) {
    int port = freePort();
    Path file = folder.resolve("sentinel-" + port + ".conf");
    try {
      Files.createDirectories(folder);
      Files.writeString(
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
    return new RedisProcess(folder, port, List.of(file.toAbsolutePath().toString(), "--sentinel"));
  }

  private static int freePort() {
    for (int tries = 0; tries < 1_000; tries++) {
      try (ServerSocket socket = new ServerSocket(0)) {
        if (socket.getLocalPort() < HIGHEST_PORT) {
          return socket.getLocalPort();
        }
      } catch (IOException e) {
        throw new UncheckedIOException("no free port", e);
      }
    }
    throw new IllegalStateException("no free port below " + HIGHEST_PORT);
  }

  private Process run() {
    try {
      Files.createDirectories(folder);
      List<String> command = new ArrayList<>();
      command.add(RedisExecutable.find().toString());
      command.addAll(arguments);
      Process started =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve(port + ".log").toFile()))
              .start();
      await(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a redis-server in " + folder, e);
    }
  }

  private void await(Process started) {
    long begun = System.nanoTime();
    while (started.isAlive() && System.nanoTime() - begun < PATIENCE_NANOS) {
      try (Jedis client = new Jedis("127.0.0.1", port)) {
        client.ping();
        return;
      } catch (JedisDataException e) {
        return; // it asks for a password
      } catch (JedisConnectionException e) {
        Thread.onSpinWait();
      }
    }
    started.destroyForcibly();
    throw new IllegalStateException(
        "redis-server did not start; see " + folder + "/" + port + ".log");
  }

  /** Returns the port, always on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Returns the location of a URI. */
  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** Returns a plain client, to be closed. */
  public Jedis client() {
    return new Jedis("127.0.0.1", port);
  }

  /** Kills it; what it had is lost. */
  public void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("redis-server on port " + port + " does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Starts it again after a kill, empty. */
  public void restart() {
    process = run();
  }

  private void end() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(ending);
  }
}
