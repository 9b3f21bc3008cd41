package io.larder.store.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.spi.Key;
import io.larder.spi.Namespace;
import java.util.HexFormat;

/** Names of collections, in what every MongoDB takes. */
final class Names {
  /** What the name of a collection of ours begins with, where each namespace has its own. */
  static final String PREFIX = "larder.";

  /** In bytes, the database and a dot included; since 4.4 it may be 255. */
  private static final int LONGEST = 120;

  /** Of a database, in bytes. */
  private static final int LONGEST_DATABASE = 63;

  private static final int LONGEST_NAMESPACE =
      LONGEST - LONGEST_DATABASE - ".".length() - PREFIX.length();

  private static final int HASH_BYTES = 16;

  private Names() {}

  /**
   * Returns a namespace's name in letters, digits and {@code _-%}, others as {@code %} and four
   * hexadecimal digits. One that would be too long ends in {@code ~} and a hash of all of it.
   */
  static String of(Namespace namespace) {
    String escaped = namespace.escaped().replace(".", "%002e"); // a dot means something here
    if (escaped.length() <= LONGEST_NAMESPACE) {
      return escaped;
    }
    byte[] digest = Key.of(escaped.getBytes(UTF_8)).sha256();
    String hash = HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    return escaped.substring(0, LONGEST_NAMESPACE - hash.length() - 1) + "~" + hash;
  }

  /**
   * Returns a name as it is.
   *
   * @throws IllegalArgumentException when it is none for a collection
   */
  static String requireCollection(String name) {
    boolean wrong =
        name.isEmpty()
            || name.startsWith("system.")
            || name.startsWith(".")
            || name.endsWith(".")
            || name.indexOf('$') >= 0
            || name.indexOf('\0') >= 0
            || name.getBytes(UTF_8).length > LONGEST - LONGEST_DATABASE - 1;
    if (wrong) {
      throw new IllegalArgumentException(
          "'%s' is no name of a collection; write up to %d letters, digits and _ - ."
              .formatted(name, LONGEST - LONGEST_DATABASE - 1));
    }
    if (name.startsWith(PREFIX)) {
      throw new IllegalArgumentException(
          "'" + name + "' may be the collection of one namespace; do not begin with " + PREFIX);
    }
    return name;
  }
}
