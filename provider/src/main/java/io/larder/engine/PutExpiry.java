package io.larder.engine;

/** Tells when entries expire that are put, in wall-clock milliseconds. Thread-safe. */
public interface PutExpiry {
  /** Returns the deadline of a new entry. */
  long onCreation();

  /**
   * Returns the deadline of an entry that gets another value.
   *
   * @param deadlineMillis the one that it has
   */
  long onUpdate(long deadlineMillis);
}
