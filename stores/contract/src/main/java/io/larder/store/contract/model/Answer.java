package io.larder.store.contract.model;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an operation returned or threw.
 *
 * @param text to compare by; of an exception the types of its causes and the last one's message
 * @param thrown null when it returned
 */
record Answer(String text, @Nullable RuntimeException thrown) {
  static Answer of(Supplier<? extends @Nullable Object> call) {
    try {
      return new Answer(String.valueOf(call.get()), null);
    } catch (RuntimeException e) {
      return new Answer(describe(e), e);
    }
  }

  /** Tells whether it returned null. */
  boolean isNull() {
    return text.equals("null");
  }

  private static String describe(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return "throws "
        + thrown.getClass().getSimpleName()
        + (cause == null ? ": " + thrown.getMessage() : ", " + describe(cause));
  }
}
