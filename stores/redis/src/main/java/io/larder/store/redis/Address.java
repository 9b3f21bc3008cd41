package io.larder.store.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
  private static final int LARGEST_PORT = 65_535;

  /**
   * Reads the location of a URI.
   *
   * @throws IllegalArgumentException when it is wrong, without a word of what may be a password
   */
  static Address parse(String scheme, String location, int defaultPort) {
    int at = location.lastIndexOf('@');
    if (!location.startsWith("//")) {
      throw wrong(scheme, "the location has no //");
    }
    String rest = location.substring(at < 0 ? 2 : at + 1);
    int slash = rest.indexOf('/');
    String hosts = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash + 1);
    Set<HostAndPort> servers = new LinkedHashSet<>();
    for (String host : hosts.split(",", -1)) {
      servers.add(host(scheme, host, defaultPort));
    }
    if (at < 0) {
      return new Address(null, null, servers, database(scheme, path));
    }
    String login = location.substring(2, at);
    int colon = login.indexOf(':');
    if (colon < 0) {
      throw wrong(scheme, "no : between user and password");
    }
    return new Address(
        nullWhenEmpty(decoded(scheme, login.substring(0, colon))),
        nullWhenEmpty(decoded(scheme, login.substring(colon + 1))),
        servers,
        database(scheme, path));
  }

  private static HostAndPort host(String scheme, String text, int defaultPort) {
    int bracket = text.lastIndexOf(']'); // an IPv6 address has colons of its own
    int colon = text.indexOf(':', Math.max(0, bracket));
    String host = colon < 0 ? text : text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    if (host.isBlank()) {
      throw wrong(scheme, "a host is missing");
    }
    return new HostAndPort(
        host,
        colon < 0
            ? defaultPort
            : number(scheme, text.substring(colon + 1), 1, LARGEST_PORT, "port"));
  }

  private static int database(String scheme, String path) {
    return path.isEmpty() ? 0 : number(scheme, path, 0, Integer.MAX_VALUE, "database");
  }

  private static int number(String scheme, String text, int least, int most, String what) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, in the same words
    }
    throw wrong(scheme, "the %s is not a number from %d to %d".formatted(what, least, most));
  }

  /** Percent-decodes, and leaves a plus a plus. */
  private static String decoded(String scheme, String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong(scheme, "user or password has a % that is not written %25"); // e would show it
    }
  }

  private static @Nullable String nullWhenEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static IllegalArgumentException wrong(String scheme, String what) {
    return new IllegalArgumentException(
        "%s: URI: %s; write %s:%s with @ : / ? # %% of user and password as %%40 %%3A %%2F %%3F %%23 %%25"
            .formatted(scheme, what, scheme, FORM));
  }

  /** Returns hosts and database, without user and password. */
  @Override
  public String toString() {
    String servers = hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    return database == 0 ? servers : servers + "/" + database;
  }
}
