package io.larder.store.memcached;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.larder.spi.Key;
import io.larder.spi.Namespace;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The names of a namespace's items: {@code l1:users:} and the key, {@code l1:users#} and a digest
 * where the key is too long for a name, {@code l1:users!g} for the generation, {@code l1:users!k}
 * for its keys. What a name cannot hold is escaped. Immutable.
 */
final class Names {
  private static final String FORMAT = "l1:"; // of items: another one, another name
  private static final int LONGEST = 250;
  private static final int LONGEST_NAMESPACE = 100;
  private static final Base64.Encoder DIGITS = Base64.getUrlEncoder().withoutPadding();

  private final String prefix;

  Names(Namespace namespace) {
    String escaped = namespace.escaped();
    this.prefix =
        FORMAT
            + (escaped.length() <= LONGEST_NAMESPACE
                ? escaped
                : "~" + digest(Key.of(namespace.name().getBytes(UTF_8))));
  }

  /** Returns the name of a record. */
  String record(Key key) {
    byte[] bytes = key.bytes();
    if (prefix.length() + 1 + bytes.length <= LONGEST) {
      String whole = prefix + ":" + escaped(bytes);
      if (whole.length() <= LONGEST) {
        return whole;
      }
    }
    return prefix + "#" + digest(key);
  }

  /** Tells whether a name is that of a record of this namespace. */
  boolean isRecord(String name) {
    return name.length() > prefix.length()
        && name.startsWith(prefix)
        && ":#".indexOf(name.charAt(prefix.length())) >= 0;
  }

  /** Returns the key that a record's name says; null when it does not. */
  @Nullable Key key(String name) {
    byte[] bytes = isDigest(name) ? null : unescaped(name.substring(prefix.length() + 1));
    return bytes == null ? null : Key.of(bytes);
  }

  /** Tells whether a record's name does not say its key. */
  static boolean isDigest(String name) {
    return name.indexOf('#') > 0 && name.indexOf(':', FORMAT.length()) < 0;
  }

  /** Returns the name of the item that has the generation, on each server. */
  String generation() {
    return prefix + "!g";
  }

  /** Returns the name of an item that has keys of a generation. */
  String bucket(byte[] generation, int number) {
    return prefix + "!k" + DIGITS.encodeToString(generation) + "." + number;
  }

  private static String escaped(byte[] bytes) {
    byte[] text = new byte[3 * bytes.length];
    int length = 0;
    for (byte b : bytes) {
      if (b > ' ' && b < 0x7f && b != '%') {
        text[length++] = b;
      } else {
        text[length++] = '%';
        text[length++] = (byte) Character.forDigit(b >> 4 & 0xF, 16);
        text[length++] = (byte) Character.forDigit(b & 0xF, 16);
      }
    }
    return new String(text, 0, length, US_ASCII);
  }

  /** Returns the bytes of which each is itself or {@code %xx}; null when some are neither. */
  static byte @Nullable [] unescaped(String text) {
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      int b = text.charAt(i);
      if (b == '%') {
        int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
        if (low < 0) {
          return null;
        }
        b = high << 4 | low;
        i += 2;
      }
      bytes[length++] = (byte) b;
    }
    return Arrays.copyOf(bytes, length);
  }

  private static String digest(Key key) {
    return DIGITS.encodeToString(key.sha256());
  }
}
