package io.larder.store.contract.tier;

import java.util.Arrays;

/**
 * A key of any bytes, equal by content.
 *
 * @param bytes not copied
 */
@SuppressWarnings("ArrayRecordComponent") // equal by content
record ByteKey(byte[] bytes) {
  @Override
  public boolean equals(Object other) {
    return other instanceof ByteKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
