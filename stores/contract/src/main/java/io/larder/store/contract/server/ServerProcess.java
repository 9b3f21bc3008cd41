package io.larder.store.contract.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A server of our own on a free port of the loopback interface. It ends with this JVM. Its port
 * stays the same when it is started again. Its log is {@code <port>.log} in its folder.
 */
public final class ServerProcess implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  // Below the ports that systems give to clients (from 32,768 on): no connection takes one of ours
  // before the server is there, or while it is killed.
  private static final int LOWEST_PORT = 12_000;
  private static final int HIGHEST_PORT = 22_000;
  private static final int SECOND_PORT = 10_000; // some servers take one more, that far above

  private final Path folder;
  private final int port;
  private final List<String> command;
  private final IntPredicate ready;
  private final Thread ending = new Thread(this::end);
  private volatile @Nullable Process process;

  private ServerProcess(Path folder, int port, List<String> command, IntPredicate ready) {
    this.folder = folder;
    this.port = port;
    this.command = command;
    this.ready = ready;
    Runtime.getRuntime().addShutdownHook(ending);
    run();
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param folder for its log and what it writes; it works there
   * @param command program and arguments for a port
   * @param ready tells whether the server on a port answers
   * @throws IllegalStateException when it ends or does not answer within a minute
   */
  public static ServerProcess start(
      Path folder, IntFunction<List<String>> command, IntPredicate ready) {
    int port = freePort();
    return new ServerProcess(folder, port, command.apply(port), ready);
  }

  /** Returns a program of one of these names, from the first folder of the path that has one. */
  public static Optional<Path> onPath(String... names) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      for (String name : names) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  /** Tells whether a server takes connections on a port. */
  public static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() {
    for (int tries = 0; tries < 1_000; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      if (free(port) && free(port + SECOND_PORT)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port from " + LOWEST_PORT + " to " + HIGHEST_PORT);
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private void run() {
    Path log = folder.resolve(port + ".log");
    try {
      Files.createDirectories(folder);
      Process started =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process = started; // so that it ends with this JVM, which may end before it answers
      await(started, log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0) + " in " + folder, e);
    }
  }

  private void await(Process started, Path log) {
    long begun = System.nanoTime();
    while (started.isAlive() && System.nanoTime() - begun < PATIENCE_NANOS) {
      if (ready.test(port)) {
        return;
      }
      Thread.onSpinWait();
    }
    started.destroyForcibly();
    throw new IllegalStateException(command.get(0) + " did not start; see " + log);
  }

  /** Returns the port. */
  public int port() {
    return port;
  }

  /** Kills it; what it had in memory is lost. */
  public void kill() {
    Process running = process;
    if (running == null) {
      return;
    }
    running.destroyForcibly();
    try {
      if (!running.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the server on port " + port + " does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Starts it again after a kill. */
  public void restart() {
    run();
  }

  private void end() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
    }
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(ending);
  }
}
