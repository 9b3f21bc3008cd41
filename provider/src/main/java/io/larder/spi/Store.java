package io.larder.spi;

/**
 * A place that keeps records, named bytes with a version, for one or many processes. Thread-safe.
 * Closing it closes its spaces and subscriptions; a second close does nothing.
 */
public interface Store extends AutoCloseable {
  /** Returns what the store can do; always the same. */
  Capabilities capabilities();

  /** Returns the records of one namespace; makes nothing until the first write. */
  Space space(Namespace namespace);

  @Override
  void close();
}
