package io.larder.store.dynamodb;

import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What the URI asks for, checked.
 *
 * @param table its name
 * @param region null for the one that the SDK finds
 * @param endpoint where the service is; null for that of the region
 * @param profile whose region and credentials are taken; null for what the SDK finds
 * @param credentials those of the URI; null when it has none
 * @param create whether a missing table is made
 * @param consistentPeeks whether those who look and do not decide see the last commit, too
 * @param parallel how many requests of one process are on their way for calls of many
 * @param timeoutMillis how long a call may take
 * @param graceMillis how long after its end a record is kept
 */
record Settings(
    String table,
    @Nullable String region,
    @Nullable URI endpoint,
    @Nullable String profile,
    @Nullable AwsCredentials credentials,
    boolean create,
    boolean consistentPeeks,
    int parallel,
    int timeoutMillis,
    long graceMillis) {
  private static final Set<String> KNOWN =
      Set.of(
          "region",
          "endpoint",
          "profile",
          "access-key",
          "secret-key",
          "session-token",
          "create",
          "consistent-reads",
          "parallel",
          "timeout",
          "grace");
  private static final String TABLE = "[A-Za-z0-9_.-]{3,255}";
  private static final int DEFAULT_PARALLEL = 16;
  private static final int MOST_PARALLEL = 1_000;
  private static final int LONGEST_TIMEOUT_MILLIS = 1 << 30;
  private static final long DEFAULT_GRACE_MILLIS = 60_000;
  private static final long LONGEST_GRACE_MILLIS = 1L << 40; // years; a date stays one

  /**
   * Reads a URI, and the timeout from the configuration where the URI has none.
   *
   * @throws IllegalArgumentException when the location or an option is wrong, saying which
   */
  static Settings of(StoreConfig config) {
    StoreUri uri = config.uri();
    uri.requireKnown(KNOWN);
    int timeout = (int) Math.min(config.timeout().toMillis(), LONGEST_TIMEOUT_MILLIS);
    AwsCredentials credentials = credentials(uri);
    String profile = optional(uri, "profile", Settings::word);
    if (credentials != null && profile != null) {
      throw new IllegalArgumentException(
          uri + ": credentials are given or a profile's; take access-key or profile away");
    }
    return new Settings(
        table(uri),
        optional(uri, "region", Settings::word),
        optional(uri, "endpoint", Settings::endpoint),
        profile,
        credentials,
        uri.choice("create", false, "true", "false"),
        uri.choice("consistent-reads", false, "always", "steps"),
        (int) uri.number("parallel", DEFAULT_PARALLEL, 1, MOST_PARALLEL),
        (int) uri.number("timeout", timeout, 1, LONGEST_TIMEOUT_MILLIS),
        uri.number("grace", DEFAULT_GRACE_MILLIS, 0, LONGEST_GRACE_MILLIS));
  }

  private static String table(StoreUri uri) {
    String location = uri.location();
    String table = location.startsWith("//") ? location.substring(2) : location;
    if (!table.matches(TABLE)) {
      throw new IllegalArgumentException(
          "a table's name has 3 to 255 letters, digits, '_', '-' or '.', as in dynamodb:caches, not '"
              + uri
              + "'");
    }
    return table;
  }

  private static @Nullable AwsCredentials credentials(StoreUri uri) {
    Map<String, String> options = uri.options();
    String id = options.get("access-key");
    String secret = options.get("secret-key");
    String token = options.get("session-token");
    if (id == null && secret == null && token == null) {
      return null;
    }
    if (id == null || id.isBlank() || secret == null || secret.isBlank()) {
      throw new IllegalArgumentException(
          uri + ": access-key and secret-key belong together, and session-token to both");
    }
    if ((id + secret + token).contains(" ")) {
      throw new IllegalArgumentException(
          uri + ": a key or token has a space; write its + as %2B in the URI");
    }
    return token == null
        ? AwsBasicCredentials.create(id, secret)
        : AwsSessionCredentials.create(id, secret, token);
  }

  private static <T> @Nullable T optional(StoreUri uri, String name, Function<String, T> reader) {
    return uri.option(name, Optional.<T>empty(), text -> Optional.of(reader.apply(text)))
        .orElse(null);
  }

  private static String word(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("it is empty; write a name or take it away");
    }
    return text;
  }

  private static URI endpoint(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is no URI; write http://host:port", e);
    }
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "write http:// or https://, a host and perhaps a port; credentials are options");
    }
    return uri;
  }

  /** Returns the name of the store in messages, without a secret. */
  @Override
  public String toString() {
    if (endpoint != null) {
      return "dynamodb:" + table + " at " + endpoint;
    }
    return "dynamodb:" + table + (region == null ? "" : " in " + region);
  }
}
