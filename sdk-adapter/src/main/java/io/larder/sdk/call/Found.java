package io.larder.sdk.call;

import org.jspecify.annotations.Nullable;

/**
 * What a look into the cache found.
 *
 * @param isHit whether the cache has the result
 * @param isFault whether it could not be asked
 * @param value the result, which may be null; null if there is none
 */
record Found(boolean isHit, boolean isFault, @Nullable Object value) {
  /** There is no result. */
  static final Found NOTHING = new Found(false, false, null);

  /** The cache could not be asked. */
  static final Found FAULT = new Found(false, true, null);

  static Found of(@Nullable Object value) {
    return new Found(true, false, value);
  }
}
