package io.larder.store.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.ConnectionString;
import io.larder.spi.StoreUri;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** Hands location and options to the driver, and lets no secret into what it says of them. */
final class Location {
  private Location() {}

  /**
   * Parses them.
   *
   * @throws IllegalArgumentException when something is wrong, without a word of what may be a
   *     password
   */
  static ConnectionString parse(StoreUri uri, Map<String, String> options) {
    String location = uri.location();
    if (!location.startsWith("//")) {
      throw new IllegalArgumentException(uri + ": the location has no //");
    }
    int at = location.lastIndexOf('@');
    String login = at < 0 ? "" : location.substring(2, at + 1);
    String rest = location.substring(Math.max(2, at + 1));
    if (rest.indexOf('/') < 0) {
      rest += "/";
    }
    String query =
        options.entrySet().stream()
            .map(option -> option.getKey() + "=" + encoded(option.getValue()))
            .collect(Collectors.joining("&"));
    ConnectionString parsed = parse(uri, login, rest + (query.isEmpty() ? "" : "?" + query));
    if (parsed.getCollection() != null) {
      throw new IllegalArgumentException(
          uri + ": the database has a dot; name a collection by collection=");
    }
    return parsed;
  }

  private static ConnectionString parse(StoreUri uri, String login, String rest) {
    try {
      return new ConnectionString(uri.scheme() + "://" + login + rest);
    } catch (IllegalArgumentException e) {
      if (login.isEmpty()) {
        throw new IllegalArgumentException(uri + ": " + e.getMessage(), e);
      }
    }
    String inHosts = wrong(uri.scheme() + "://" + rest);
    throw new IllegalArgumentException(
        uri
            + ": "
            + (inHosts.isEmpty()
                ? "the login is wrong; write user:password@ before the host, with @ : / ? # % in"
                    + " them as %40 %3A %2F %3F %23 %25"
                : inHosts));
  }

  /** Returns what the driver says of a URI without login; nothing when that is right. */
  private static String wrong(String withoutLogin) {
    try {
      return new ConnectionString(withoutLogin).getHosts().isEmpty() ? "no host" : "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
