package io.larder.spi;

import java.io.ObjectInputFilter;

/**
 * Makes codecs of one name. Found by {@link java.util.ServiceLoader}, chosen by configuration.
 * Needs a public constructor without parameters.
 */
public interface CodecFactory {
  /** Returns the name by which configuration chooses it, such as {@code json}. */
  String name();

  /**
   * Returns a codec.
   *
   * @param type the declared type, {@code Object} when the cache is untyped
   * @param loader finds the classes that bytes name
   * @param filter says which classes may be made from bytes
   */
  <T> Codec<T> create(Class<T> type, ClassLoader loader, ObjectInputFilter filter);
}
