package io.larder.store.contract.model;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation with its arguments, to be done on a cache and on its model.
 *
 * @param text the call, for people
 * @param call does it and returns what it answers
 */
record Operation(String text, Function<Operations, ? extends @Nullable Object> call) {
  /** An operation that answers something. */
  static Operation asking(String text, Function<Operations, ? extends @Nullable Object> call) {
    return new Operation(text, call);
  }

  /** An operation that answers nothing. */
  static Operation doing(String text, Consumer<Operations> call) {
    return new Operation(
        text,
        on -> {
          call.accept(on);
          return "done";
        });
  }

  @Override
  public String toString() {
    return text;
  }
}
