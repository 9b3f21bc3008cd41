package io.larder.sdk.call;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes keys of the arguments of one function or method. Immutable. */
final class KeyMaker {
  private static final int LONGEST = 250;
  private static final int HASH = 64;

  private final String name;
  private final String prefix;
  private final Function<@Nullable Object[], ? extends List<?>> keyedBy;

  /**
   * Keys that begin with a prefix.
   *
   * @param name what errors call the function or method
   * @param prefix without a parenthesis: so no two prefixes make the same key
   * @param keyedBy says what of the arguments is in the key
   */
  KeyMaker(String name, String prefix, Function<@Nullable Object[], ? extends List<?>> keyedBy) {
    if (prefix.indexOf('(') >= 0) {
      throw new IllegalArgumentException(
          "a prefix ends where '(' begins the arguments, so it must have none: " + prefix);
    }
    this.name = name;
    this.prefix = prefix;
    this.keyedBy = keyedBy;
  }

  /** A key of at most 250 characters; a longer one ends in its hash, where others end in ')'. */
  String key(@Nullable Object... arguments) {
    List<?> parts = requireNonNull(keyedBy.apply(arguments), "what keyedBy returned");
    KeyText text = new KeyText();
    int number = 0;
    for (Object part : parts) {
      number++;
      try {
        text.separate(number).append(part);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "no key for %s: argument %d: %s; say with CallCache.keyedBy(args -> List.of(...)) what of the arguments makes the key"
                .formatted(name, number, e.getMessage()),
            e);
      }
    }
    String key = prefix + "(" + text + ")";
    return key.length() <= LONGEST ? key : shortened(key);
  }

  private static String shortened(String key) {
    int end = LONGEST - HASH - 1;
    return key.substring(0, Character.isHighSurrogate(key.charAt(end - 1)) ? end - 1 : end)
        + "#"
        + hash(key);
  }

  /** SHA-256 in 64 hexadecimal digits. */
  static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
