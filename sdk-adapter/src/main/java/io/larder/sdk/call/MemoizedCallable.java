package io.larder.sdk.call;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;

/**
 * A callable whose one result is cached; thread-safe as far as the callable and the cache are.
 *
 * @param <R> the type of its result
 */
public final class MemoizedCallable<R> implements Callable<R> {
  private final CachedCall call;
  private final Callable<?> callable;

  MemoizedCallable(CachedCall call, Callable<?> callable) {
    this.call = call;
    this.callable = requireNonNull(callable, "callable");
  }

  /** The result, from the cache or from the callable; null if that returns it. */
  @Override
  public R call() throws Exception {
    return call.<R, Exception>call(callable::call);
  }

  /** Whether the cache has the result. */
  public boolean contains() {
    return call.contains();
  }

  /** Forgets the result, also that of a call under way; whether there was one. */
  public boolean evict() {
    return call.evict();
  }
}
