package io.larder.spi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The location of a {@link StoreUri} that names servers: {@code
 * //[user:password@]host[:port][,host[:port]...][/path]}. Immutable.
 *
 * @param user percent-decoded, null when there is none
 * @param password percent-decoded, null when there is none
 * @param hosts one or more, in the order written
 * @param path what follows the slash after the hosts, null when there is no slash
 */
public record ServerLocation(
    @Nullable String user, @Nullable String password, List<Host> hosts, @Nullable String path) {
  private static final int LARGEST_PORT = 65_535;

  /**
   * One server.
   *
   * @param name or address, an IPv6 one without its brackets
   * @param port of TCP
   */
  public record Host(String name, int port) {
    @Override
    public String toString() {
      return (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + port;
    }
  }

  public ServerLocation {
    hosts = List.copyOf(hosts);
  }

  /**
   * Reads a location.
   *
   * @param form how it is written, for messages
   * @param defaultPort of a host that has none
   * @throws IllegalArgumentException when it is wrong, without a word of what may be a password
   */
  public static ServerLocation parse(String scheme, String location, String form, int defaultPort) {
    if (!location.startsWith("//")) {
      throw wrong(scheme, form, "the location has no //");
    }
    int at = location.lastIndexOf('@'); // a password may hold one
    String rest = location.substring(at < 0 ? 2 : at + 1);
    int slash = rest.indexOf('/');
    String path = slash < 0 ? null : rest.substring(slash + 1);
    List<Host> hosts = new ArrayList<>();
    for (String host : (slash < 0 ? rest : rest.substring(0, slash)).split(",", -1)) {
      hosts.add(host(scheme, form, host, defaultPort));
    }
    if (at < 0) {
      return new ServerLocation(null, null, hosts, path);
    }
    String login = location.substring(2, at);
    int colon = login.indexOf(':');
    if (colon < 0) {
      throw wrong(
          scheme,
          form,
          "there is no : between user and password; a login has a user, a : and a password");
    }
    return new ServerLocation(
        decoded(scheme, form, login.substring(0, colon)),
        decoded(scheme, form, login.substring(colon + 1)),
        hosts,
        path);
  }

  private static Host host(String scheme, String form, String text, int defaultPort) {
    int bracket = text.lastIndexOf(']'); // an IPv6 address has colons of its own
    int colon = text.indexOf(':', Math.max(0, bracket));
    String name = colon < 0 ? text : text.substring(0, colon);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    if (name.isBlank()) {
      throw wrong(scheme, form, "a host is missing");
    }
    return new Host(name, colon < 0 ? defaultPort : port(scheme, form, text.substring(colon + 1)));
  }

  private static int port(String scheme, String form, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= LARGEST_PORT) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, in the same words
    }
    throw wrong(scheme, form, "the port is not a number from 1 to " + LARGEST_PORT);
  }

  /** Percent-decodes, and leaves a plus a plus; null when nothing is there. */
  private static @Nullable String decoded(String scheme, String form, String text) {
    try {
      return text.isEmpty()
          ? null
          : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // the cause would show it
      throw wrong(scheme, form, "user or password has a % that is not written %25");
    }
  }

  /**
   * Returns what says that a location is wrong, and how it is written.
   *
   * @param what is wrong, without a word of what may be a password
   */
  public static IllegalArgumentException wrong(String scheme, String form, String what) {
    return new IllegalArgumentException(
        "%s: URI: %s; write %s:%s with @ : / ? # %% of user and password as %%40 %%3A %%2F %%3F %%23 %%25"
            .formatted(scheme, what, scheme, form));
  }

  /** Returns hosts and path, without user and password. */
  @Override
  public String toString() {
    return String.join(",", hosts.stream().map(Host::toString).toList())
        + (path == null ? "" : "/" + path);
  }
}
