package io.larder.store.sqlite;

import io.larder.spi.ByteSize;
import io.larder.spi.Capabilities.Durability;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the URI asks for, checked.
 *
 * @param file the database, an absolute path
 * @param maximumEntries how many records the file may hold, {@link Long#MAX_VALUE} for any number
 * @param maximumBytes how many bytes they may take, {@link Long#MAX_VALUE} for any number
 * @param durability what a commit survives
 * @param busyMillis how long to wait for other processes
 * @param graceMillis how long after its end a record is kept; then it goes, and nobody is told
 */
record Settings(
    Path file,
    long maximumEntries,
    long maximumBytes,
    Durability durability,
    int busyMillis,
    long graceMillis) {
  private static final Set<String> KNOWN =
      Set.of("maximum-entries", "maximum-bytes", "durability", "busy-timeout", "grace");
  private static final long LONGEST_BUSY_MILLIS = 1 << 30;
  private static final long DEFAULT_GRACE_MILLIS = 60_000;

  /**
   * Reads a URI; where it does not say how long to wait, its caller does.
   *
   * @throws IllegalArgumentException when the location or an option is wrong, saying which
   */
  static Settings of(StoreConfig config) {
    StoreUri uri = config.uri();
    int busyMillis = (int) Math.min(config.timeout().toMillis(), LONGEST_BUSY_MILLIS);
    uri.requireKnown(KNOWN);
    return new Settings(
        Location.path(uri.location()),
        uri.number("maximum-entries", Long.MAX_VALUE, 1, Long.MAX_VALUE),
        uri.option("maximum-bytes", Long.MAX_VALUE, ByteSize::parse),
        uri.option("durability", Durability.PROCESS_CRASH, Settings::durability),
        (int) uri.number("busy-timeout", busyMillis, 0, LONGEST_BUSY_MILLIS),
        uri.number("grace", DEFAULT_GRACE_MILLIS, 0, Long.MAX_VALUE >> 1));
  }

  /** Returns the same for a file at another path. */
  Settings at(Path other) {
    return new Settings(other, maximumEntries, maximumBytes, durability, busyMillis, graceMillis);
  }

  /** Tells whether records may have to leave so that others can come. */
  boolean bounded() {
    return maximumEntries < Long.MAX_VALUE || maximumBytes < Long.MAX_VALUE;
  }

  /** Returns the name of the store in messages. */
  @Override
  public String toString() {
    return "sqlite:" + file;
  }

  private static Durability durability(String text) {
    return switch (text) {
      case "process-crash" -> Durability.PROCESS_CRASH;
      case "power-loss" -> Durability.POWER_LOSS;
      default ->
          throw new IllegalArgumentException(
              "'" + text + "' is unknown; write process-crash or power-loss");
    };
  }
}
