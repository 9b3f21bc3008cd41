package io.larder.spi;

/**
 * Opens stores of one scheme. Found by {@link java.util.ServiceLoader}, chosen by configuration: to
 * be on the class path changes nothing. Needs a public constructor without parameters.
 */
public interface StoreFactory {
  /** Returns the scheme in lower case, such as {@code sqlite}. */
  String scheme();

  /**
   * Opens a store. Called with this factory's class loader as the thread's context class loader,
   * which threads that are started here take over.
   *
   * @throws IllegalArgumentException when the location or an option is wrong, saying which
   * @throws StoreException when the store cannot be opened
   */
  Store open(StoreConfig config);
}
