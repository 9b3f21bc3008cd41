package io.larder.store.memcached;

import io.larder.spi.ServerLocation;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import java.util.HashSet;
import java.util.Set;

/**
 * What the URI asks for, checked.
 *
 * @param tls whether connections are encrypted, and the server's name is verified
 * @param address where the servers are, no two equal, and as whom to log in, if at all
 * @param timeoutMillis how long a call may take
 * @param graceMillis how long after its end a record is kept
 * @param index whether keys are written down, so that they can be iterated
 * @param buckets in how many items of each server the keys of a namespace are written down
 */
record Settings(
    boolean tls,
    ServerLocation address,
    int timeoutMillis,
    long graceMillis,
    boolean index,
    int buckets) {
  private static final String FORM = "//[user:password@]host[:port][,...]";
  private static final int DEFAULT_PORT = 11_211;
  private static final Set<String> KNOWN = Set.of("timeout", "grace", "index", "index-buckets");
  private static final int LONGEST_TIMEOUT_MILLIS = 1 << 30;
  private static final long DEFAULT_GRACE_MILLIS = 60_000;
  private static final int DEFAULT_BUCKETS = 64;
  private static final int MOST_BUCKETS = 65_536;

  /**
   * Reads a URI, and the timeout that it does not say from the configuration.
   *
   * @throws IllegalArgumentException when the location or an option is wrong, saying which
   */
  static Settings of(StoreConfig config, boolean tls) {
    StoreUri uri = config.uri();
    uri.requireKnown(KNOWN);
    int timeout = (int) Math.min(config.timeout().toMillis(), LONGEST_TIMEOUT_MILLIS);
    return new Settings(
        tls,
        address(uri.scheme(), uri.location()),
        (int) uri.number("timeout", timeout, 1, LONGEST_TIMEOUT_MILLIS),
        uri.number("grace", DEFAULT_GRACE_MILLIS, 0, Long.MAX_VALUE >> 1),
        uri.choice("index", false, "true", "false"),
        (int) uri.number("index-buckets", DEFAULT_BUCKETS, 1, MOST_BUCKETS));
  }

  private static ServerLocation address(String scheme, String location) {
    ServerLocation address = ServerLocation.parse(scheme, location, FORM, DEFAULT_PORT);
    if (address.path() != null) {
      throw ServerLocation.wrong(
          scheme, FORM, "a / stands after the host, and there are no databases");
    }
    if (new HashSet<>(address.hosts()).size() < address.hosts().size()) {
      throw ServerLocation.wrong(scheme, FORM, "a server is named twice");
    }
    boolean whole = address.user() != null && address.password() != null;
    if (location.indexOf('@') >= 0 && !whole) {
      throw ServerLocation.wrong(scheme, FORM, "a login has a user, a : and a password");
    }
    return address;
  }

  /** Tells whether to log in, which only the binary protocol can. */
  boolean login() {
    return address.user() != null;
  }

  /** Returns the name of the store in messages, without user and password. */
  @Override
  public String toString() {
    return (tls ? "memcacheds://" : "memcached://") + address;
  }
}
