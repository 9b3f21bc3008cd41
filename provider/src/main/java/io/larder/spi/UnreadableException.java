package io.larder.spi;

/** Bytes from a store that cannot be read: foreign, damaged, of another schema, or refused. */
public class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong with the bytes. */
  public UnreadableException(String message) {
    super(message);
  }

  /** Says what is wrong with the bytes. */
  public UnreadableException(String message, Throwable cause) {
    super(message, cause);
  }
}
