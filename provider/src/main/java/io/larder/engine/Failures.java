package io.larder.engine;

import org.jspecify.annotations.Nullable;

/** What goes wrong in several things that are all to be tried. Confined to one thread. */
public final class Failures {
  private @Nullable RuntimeException exception;
  private @Nullable Error error;

  /** Runs one of them and keeps what it throws. */
  public void of(Runnable part) {
    try {
      part.run();
    } catch (RuntimeException e) {
      exception = exception == null ? e : suppress(exception, e);
    } catch (Error e) {
      error = error == null ? e : suppress(error, e);
    }
  }

  /** Throws the first failure, an error before an exception, with the others suppressed. */
  public void rethrow() {
    if (error != null) {
      throw exception == null ? error : suppress(error, exception);
    }
    if (exception != null) {
      throw exception;
    }
  }

  private static <T extends Throwable> T suppress(T first, Throwable other) {
    if (first != other) {
      first.addSuppressed(other);
    }
    return first;
  }
}
