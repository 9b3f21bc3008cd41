package io.larder.sdk.call;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A function whose results are cached; thread-safe as far as the function and the cache are.
 *
 * @param <A> the type of its argument, which may be null
 * @param <R> the type of its results
 */
public final class MemoizedFunction<A, R> implements Function<A, R> {
  private final CachedCall call;
  private final Function<? super A, ?> function;

  MemoizedFunction(CachedCall call, Function<? super A, ?> function) {
    this.call = call;
    this.function = requireNonNull(function, "function");
  }

  /** The result for this argument, from the cache or from the function; null if that returns it. */
  @Override
  public R apply(A argument) {
    return call.<R, RuntimeException>call(() -> function.apply(argument), argument);
  }

  /** Whether the cache has a result for this argument. */
  public boolean contains(A argument) {
    return call.contains(argument);
  }

  /** Forgets the result for this argument, also that of a call under way; whether there was one. */
  public boolean evict(A argument) {
    return call.evict(argument);
  }
}
