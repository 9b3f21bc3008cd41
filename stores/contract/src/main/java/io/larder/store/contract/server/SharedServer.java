package io.larder.store.contract.server;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server that all tests of a JVM share: the one that an environment variable names, else one of
 * our own, which ends with the JVM. Says once which it is. Thread-safe.
 */
public final class SharedServer {
  /** What is done with a server before the first test. */
  @FunctionalInterface
  public interface Preparation {
    /**
     * Empties the server, and returns which it is and which version it has.
     *
     * @param uri of the server
     * @param given whether the environment named it
     */
    String prepare(String uri, boolean given);
  }

  /**
   * The server once it is known.
   *
   * @param uri of the server
   * @param description for people
   */
  private record Known(String uri, String description) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final String name;
  private final String variable;
  private final Supplier<String> ours;
  private final Preparation preparation;
  private @Nullable Known known;

  /**
   * A server that nobody has asked for yet.
   *
   * @param name of the kind of server, for people
   * @param variable of the environment that may hold the URI of another
   * @param ours starts one of our own, and returns its URI
   */
  public SharedServer(
      String name, String variable, Supplier<String> ours, Preparation preparation) {
    this.name = name;
    this.variable = variable;
    this.ours = ours;
    this.preparation = preparation;
  }

  /**
   * Returns the URI of the server, which is empty at the first call.
   *
   * @throws RuntimeException when there is none
   */
  public String uri() {
    return known().uri();
  }

  /** Returns which server it is and which version it has. */
  public String description() {
    return known().description();
  }

  private Known known() {
    lock.lock();
    try {
      Known server = known == null ? find() : known;
      known = server;
      return server;
    } finally {
      lock.unlock();
    }
  }

  private Known find() {
    String given = System.getenv(variable);
    String uri = given == null ? ours.get() : given;
    String from = given == null ? "ours" : variable;
    Known server =
        new Known(uri, "%s (%s)".formatted(preparation.prepare(uri, given != null), from));
    System.out.println(name + " tests run against " + server.description());
    return server;
  }
}
