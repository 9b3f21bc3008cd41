package io.larder.spi;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record as a store holds it. Its value may be a part of a larger array, such as a server's
 * reply, which spares a copy. The array is not copied; never change it.
 *
 * @param array where the value is
 * @param offset where in the array it begins
 * @param length how many bytes it has; none while a hold on an absent key stands for it
 * @param deadlineMillis wall-clock milliseconds at which the value expires, {@link Long#MAX_VALUE}
 *     for never; the store keeps it and does not judge it
 * @param version names this state of the record
 * @param token names the commit that wrote this state
 * @param lease the hold on the record, ended or not; null when there is none
 */
public record Stored(
    byte[] array,
    int offset,
    int length,
    long deadlineMillis,
    Version version,
    Token token,
    @Nullable Lease lease) {
  public Stored {
    requireNonNull(array, "array");
    Objects.checkFromIndexSize(offset, length, array.length);
    requireNonNull(version, "version");
    requireNonNull(token, "token");
    if (deadlineMillis <= 0) {
      throw new IllegalArgumentException("deadlineMillis must be > 0: " + deadlineMillis);
    }
  }

  /** A record whose value is a whole array. */
  public Stored(
      byte[] bytes, long deadlineMillis, Version version, Token token, @Nullable Lease lease) {
    this(bytes, 0, bytes.length, deadlineMillis, version, token, lease);
  }

  /** Returns the value: the array itself where it is the whole array, else a copy. */
  public byte[] bytes() {
    return length == array.length ? array : Arrays.copyOfRange(array, offset, offset + length);
  }
}
