package io.larder.spi;

/** A store could not do what it was asked: it is down, full, damaged or refuses. */
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what failed, on which store, and what can be done. */
  public StoreException(String message) {
    super(message);
  }

  /** Says what failed, on which store, and what can be done. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
