package io.larder.store.memcached.server;

/** Runs Infinispan as a Memcached server, in a JVM of its own. */
final class InfinispanServer {
  private InfinispanServer() {}

  /** Serves on the port that is the argument. */
  public static void main(String[] arguments) {
    throw new IllegalStateException("not yet");
  }
}
