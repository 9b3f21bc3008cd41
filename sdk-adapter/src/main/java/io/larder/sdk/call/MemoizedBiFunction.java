package io.larder.sdk.call;

import static java.util.Objects.requireNonNull;

import java.util.function.BiFunction;

/**
 * A function of two arguments whose results are cached; thread-safe as far as the function and the
 * cache are.
 *
 * @param <A> the type of its first argument, which may be null
 * @param <B> the type of its second argument, which may be null
 * @param <R> the type of its results
 */
public final class MemoizedBiFunction<A, B, R> implements BiFunction<A, B, R> {
  private final CachedCall call;
  private final BiFunction<? super A, ? super B, ?> function;

  MemoizedBiFunction(CachedCall call, BiFunction<? super A, ? super B, ?> function) {
    this.call = call;
    this.function = requireNonNull(function, "function");
  }

  /** The result for these arguments, from the cache or from the function; null if that does so. */
  @Override
  public R apply(A first, B second) {
    return call.<R, RuntimeException>call(() -> function.apply(first, second), first, second);
  }

  /** Whether the cache has a result for these arguments. */
  public boolean contains(A first, B second) {
    return call.contains(first, second);
  }

  /** Forgets the result for these, also that of a call under way; whether there was one. */
  public boolean evict(A first, B second) {
    return call.evict(first, second);
  }
}
