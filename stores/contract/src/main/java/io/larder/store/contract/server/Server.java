package io.larder.store.contract.server;

/** A server of a test's own on the loopback interface, to be killed and started again. */
public abstract class Server implements AutoCloseable {
  private final ServerProcess process;

  /** A server that runs. */
  protected Server(ServerProcess process) {
    this.process = process;
  }

  /** Returns the port, which stays the same. */
  public final int port() {
    return process.port();
  }

  /** Kills it; what it had in memory is lost. */
  public final void kill() {
    process.kill();
  }

  /** Starts it again after a kill. */
  public final void restart() {
    process.restart();
  }

  /** Kills it for good. */
  @Override
  public final void close() {
    process.close();
  }
}
