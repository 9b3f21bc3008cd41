package io.larder.store.memcached.server;

import io.larder.store.contract.server.ServerProcess;
import java.nio.file.Path;
import java.util.List;

/** A server of our own: Memcached where it is installed, else Infinispan, which speaks like it. */
public final class MemcachedProcess implements AutoCloseable {
  private final ServerProcess process;

  private MemcachedProcess(ServerProcess process) {
    this.process = process;
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param folder for its log
   * @param options of Memcached's command line, such as {@code -m}; Infinispan takes none
   */
  public static MemcachedProcess start(Path folder, String... options) {
    ServerProgram program = ServerProgram.find();
    return new MemcachedProcess(
        ServerProcess.start(
            folder,
            port -> program.command(port, List.of(options)),
            port -> Words.answers(port, program)));
  }

  /** Returns the port, always on 127.0.0.1. */
  public int port() {
    return process.port();
  }

  /** Returns the location of a URI. */
  public String uri() {
    return "memcached://127.0.0.1:" + port();
  }

  /** Returns the server's answer to a line of the text protocol, up to its end. */
  public List<String> ask(String line) {
    return Words.ask("127.0.0.1", port(), line);
  }

  /** Returns a figure of the server. */
  public long figure(String name) {
    return Words.figure(ask("stats"), name);
  }

  /** Kills it; what it had is lost. */
  public void kill() {
    process.kill();
  }

  /** Starts it again after a kill, empty. */
  public void restart() {
    process.restart();
  }

  @Override
  public void close() {
    process.close();
  }
}
