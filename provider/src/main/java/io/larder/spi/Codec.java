package io.larder.spi;

/**
 * Turns objects of one cache into bytes and back. Thread-safe.
 *
 * @param <T> the type of the objects
 */
public interface Codec<T> {
  /** Returns what names the format in every stored value; never changed, never used for another. */
  String id();

  /**
   * Returns a number that differs when the same type is written in another, incompatible form. A
   * value with another fingerprint is a miss.
   */
  int fingerprint();

  /**
   * Returns the bytes of a value.
   *
   * @throws IllegalArgumentException when the value cannot be written, naming its class
   */
  byte[] encode(T value);

  /**
   * Returns the value of the bytes.
   *
   * @throws UnreadableException when they are foreign, damaged or refused
   */
  T decode(byte[] bytes, int offset, int length) throws UnreadableException;
}
