package io.larder.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A record as a store holds it. The array is not copied; never change it.
 *
 * @param bytes the value; empty while a hold on an absent key stands for it
 * @param deadlineMillis wall-clock milliseconds at which the value expires, {@link Long#MAX_VALUE}
 *     for never; the store keeps it and does not judge it
 * @param version names this state of the record
 * @param token names the commit that wrote this state
 * @param lease the hold on the record, ended or not; null when there is none
 */
public record Stored(
    byte[] bytes, long deadlineMillis, Version version, Token token, @Nullable Lease lease) {
  public Stored {
    requireNonNull(bytes, "bytes");
    requireNonNull(version, "version");
    requireNonNull(token, "token");
    if (deadlineMillis <= 0) {
      throw new IllegalArgumentException("deadlineMillis must be > 0: " + deadlineMillis);
    }
  }
}
