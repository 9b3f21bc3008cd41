package io.larder.store.redis;

import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the URI asks for, checked.
 *
 * @param tls whether connections are encrypted, and the server's name is verified
 * @param address where the servers are, and as whom to log in
 * @param cluster whether the servers are nodes of a cluster
 * @param sentinel the name of the master that the servers watch; null when they are no sentinels
 * @param connections the most that are open to a server at a time
 * @param connectMillis how long to wait for a connection
 * @param timeoutMillis how long to wait for a reply, or for a connection that others use
 * @param graceMillis how long after its end a record is kept
 */
record Settings(
    boolean tls,
    Address address,
    boolean cluster,
    @Nullable String sentinel,
    int connections,
    int connectMillis,
    int timeoutMillis,
    long graceMillis) {
  private static final Set<String> KNOWN =
      Set.of("cluster", "sentinel", "connections", "connect-timeout", "timeout", "grace");
  private static final int REDIS_PORT = 6379;
  private static final int SENTINEL_PORT = 26379;
  private static final int DEFAULT_CONNECTIONS = 16;
  private static final int MOST_CONNECTIONS = 10_000;
  private static final int LONGEST_TIMEOUT_MILLIS = 1 << 30;
  private static final long DEFAULT_GRACE_MILLIS = 60_000;

  /**
   * Reads a URI, and the timeouts that it does not say from the configuration.
   *
   * @throws IllegalArgumentException when the location or an option is wrong, saying which
   */
  static Settings of(StoreConfig config, boolean tls) {
    StoreUri uri = config.uri();
    uri.requireKnown(KNOWN);
    int timeout = (int) Math.min(config.timeout().toMillis(), LONGEST_TIMEOUT_MILLIS);
    boolean cluster = uri.choice("cluster", false, "true", "false");
    String sentinel = uri.options().get("sentinel");
    int port = sentinel == null ? REDIS_PORT : SENTINEL_PORT;
    Address address = Address.parse(uri.scheme(), uri.location(), port);
    Settings settings =
        new Settings(
            tls,
            address,
            cluster,
            sentinel,
            (int) uri.number("connections", DEFAULT_CONNECTIONS, 1, MOST_CONNECTIONS),
            (int) uri.number("connect-timeout", timeout, 1, LONGEST_TIMEOUT_MILLIS),
            (int) uri.number("timeout", timeout, 1, LONGEST_TIMEOUT_MILLIS),
            uri.number("grace", DEFAULT_GRACE_MILLIS, 0, Long.MAX_VALUE >> 1));
    settings.requireSense();
    return settings;
  }

  private void requireSense() {
    if (cluster && sentinel != null) {
      throw new IllegalArgumentException(
          this + ": a server is in a cluster or behind sentinels; take cluster or sentinel away");
    }
    if (cluster && address.database() != 0) {
      throw new IllegalArgumentException(
          this + ": a cluster has no databases; take /" + address.database() + " away");
    }
    if (sentinel != null && sentinel.isBlank()) {
      throw new IllegalArgumentException(
          this + ": write the name of the watched master, as in sentinel=primary");
    }
    if (!cluster && sentinel == null && address.hosts().size() > 1) {
      throw new IllegalArgumentException(
          this + ": more than one server; add cluster=true, or sentinel= and the master's name");
    }
  }

  /** Returns the name of the store in messages, without user and password. */
  @Override
  public String toString() {
    return (tls ? "rediss://" : "redis://") + address;
  }
}
