package io.larder.store.contract.tier;

import io.larder.spi.Capabilities;

/**
 * Which sizes a store must take through a cache, and which it may refuse.
 *
 * @param capabilities of the store
 */
record Sizes(Capabilities capabilities) {
  /** What the format may need beside the bytes of a key or a value. */
  private static final int FORMAT = 256;

  /** The largest value that is tried, however large a store takes them. */
  private static final int LARGEST = 5 << 20;

  /** Tells whether the store must take a value of so many bytes, in several records if need be. */
  boolean mustTakeValue(int bytes) {
    return bytes + FORMAT <= (double) capabilities.largestValue() * capabilities.mostChunks();
  }

  /** Tells whether the store must take a key of so many bytes. */
  boolean mustTakeKey(int bytes) {
    return bytes + FORMAT <= capabilities.largestKey();
  }

  /** Returns the size of a value that is large for the store, in several records if it may be. */
  int large() {
    long one = capabilities.largestValue();
    long several = Math.min(capabilities.mostChunks(), 3) * one - one / 2;
    long large = capabilities.mostChunks() > 1 ? several : Math.min(one, 1 << 20);
    return (int) Math.max(1, Math.min(large, LARGEST) - FORMAT);
  }
}
