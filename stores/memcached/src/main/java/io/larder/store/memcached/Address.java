package io.larder.store.memcached;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where servers are, and as whom to log in: {@code //[user:password@]host[:port][,...]}.
 *
 * @param user null to talk without a login
 * @param password null with a null user
 * @param hosts one or more, no two equal
 */
record Address(@Nullable String user, @Nullable String password, List<Host> hosts) {
  private static final String FORM = "//[user:password@]host[:port][,...]";
  private static final int DEFAULT_PORT = 11_211;
  private static final int LARGEST_PORT = 65_535;

  /**
   * One server.
   *
   * @param name or address
   * @param port of TCP
   */
  record Host(String name, int port) {
    @Override
    public String toString() {
      return (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + port;
    }
  }

  Address {
    hosts = List.copyOf(hosts);
  }

  /**
   * Reads the location of a URI.
   *
   * @throws IllegalArgumentException when it is wrong, without a word of what may be a password
   */
  static Address parse(String scheme, String location) {
    int at = location.lastIndexOf('@');
    if (!location.startsWith("//")) {
      throw wrong(scheme, "the location has no //");
    }
    String rest = location.substring(at < 0 ? 2 : at + 1);
    if (rest.indexOf('/') >= 0) {
      throw wrong(scheme, "a / stands after the host, and there are no databases");
    }
    List<Host> hosts = new ArrayList<>();
    for (String host : rest.split(",", -1)) {
      hosts.add(host(scheme, host));
    }
    if (new HashSet<>(hosts).size() < hosts.size()) {
      throw wrong(scheme, "a server is named twice");
    }
    if (at < 0) {
      return new Address(null, null, hosts);
    }
    String login = location.substring(2, at);
    int colon = login.indexOf(':');
    if (colon <= 0 || colon == login.length() - 1) {
      throw wrong(scheme, "a login has a user, a : and a password");
    }
    return new Address(
        decoded(scheme, login.substring(0, colon)),
        decoded(scheme, login.substring(colon + 1)),
        hosts);
  }

  private static Host host(String scheme, String text) {
    int bracket = text.lastIndexOf(']'); // an IPv6 address has colons of its own
    int colon = text.indexOf(':', Math.max(0, bracket));
    String name = colon < 0 ? text : text.substring(0, colon);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    if (name.isBlank()) {
      throw wrong(scheme, "a host is missing");
    }
    return new Host(name, colon < 0 ? DEFAULT_PORT : port(scheme, text.substring(colon + 1)));
  }

  private static int port(String scheme, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= LARGEST_PORT) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, in the same words
    }
    throw wrong(scheme, "the port is not a number from 1 to " + LARGEST_PORT);
  }

  /** Percent-decodes, and leaves a plus a plus. */
  private static String decoded(String scheme, String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong(scheme, "user or password has a % that is not written %25"); // e would show it
    }
  }

  private static IllegalArgumentException wrong(String scheme, String what) {
    return new IllegalArgumentException(
        "%s: URI: %s; write %s:%s with @ : / ? # %% of user and password as %%40 %%3A %%2F %%3F %%23 %%25"
            .formatted(scheme, what, scheme, FORM));
  }

  /** Returns the hosts, without user and password. */
  @Override
  public String toString() {
    return hosts.stream().map(Host::toString).collect(Collectors.joining(","));
  }
}
