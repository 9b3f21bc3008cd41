package io.larder.store.redis;

import io.larder.spi.ServerLocation;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;

/**
 * Where servers are, and as whom to log in: {@code //[user[:password]@]host[:port][,...][/db]}.
 *
 * @param user null for the default user
 * @param password null to log in without
 * @param hosts one or more
 * @param database by number
 */
record Address(
    @Nullable String user, @Nullable String password, Set<HostAndPort> hosts, int database) {
  private static final String FORM = "//[[user]:password@]host[:port][/database]";

  /**
   * Reads the location of a URI.
   *
   * @throws IllegalArgumentException when it is wrong, without a word of what may be a password
   */
  static Address parse(String scheme, String location, int defaultPort) {
    ServerLocation at = ServerLocation.parse(scheme, location, FORM, defaultPort);
    Set<HostAndPort> servers = new LinkedHashSet<>();
    at.hosts().forEach(host -> servers.add(new HostAndPort(host.name(), host.port())));
    return new Address(at.user(), at.password(), servers, database(scheme, at.path()));
  }

  private static int database(String scheme, @Nullable String path) {
    if (path == null || path.isEmpty()) {
      return 0;
    }
    try {
      int number = Integer.parseInt(path);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, in the same words
    }
    throw ServerLocation.wrong(
        scheme, FORM, "the database is not a number from 0 to " + Integer.MAX_VALUE);
  }

  /** Returns hosts and database, without user and password. */
  @Override
  public String toString() {
    String servers = hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    return database == 0 ? servers : servers + "/" + database;
  }
}
