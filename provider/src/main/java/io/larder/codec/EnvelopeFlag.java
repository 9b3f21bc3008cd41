package io.larder.codec;

import java.util.Locale;
import java.util.StringJoiner;

/** What else was done to a payload, a bit each, stored for good. */
enum EnvelopeFlag {
  COMPRESSED(1),
  ENCRYPTED(2),
  NEGATIVE(4),
  CHUNKED(8);

  private final int bit;

  EnvelopeFlag(int bit) {
    this.bit = bit;
  }

  /** Returns the names of the flags in a byte, and the bits that have none. */
  static String describe(int flags) {
    StringJoiner names = new StringJoiner(", ");
    int rest = flags;
    for (EnvelopeFlag flag : values()) {
      if ((flags & flag.bit) != 0) {
        names.add(flag.name().toLowerCase(Locale.ROOT));
      }
      rest &= ~flag.bit;
    }
    if (rest != 0) {
      names.add("unknown flags 0x" + Integer.toHexString(rest));
    }
    return names.toString();
  }
}
