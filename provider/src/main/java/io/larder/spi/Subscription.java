package io.larder.spi;

/** A listener's place in a feed, from the moment it was made on. Thread-safe. */
public interface Subscription extends AutoCloseable {
  /**
   * Asks the store for changes now and tells the listener in this thread, ending with {@link
   * ChangeListener#aliveAsOf}. Does nothing where the feed is {@link Capabilities.Feed#PUSH}.
   *
   * @throws StoreException when the store does not answer; nothing is lost, a later poll goes on
   */
  void poll();

  /**
   * Ends it: when this returns, the store tells nothing more by itself; a {@link #poll} that
   * another thread has begun before may still tell what it finds. A second call does nothing.
   */
  @Override
  void close();
}
