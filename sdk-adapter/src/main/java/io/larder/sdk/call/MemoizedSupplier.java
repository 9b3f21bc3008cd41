package io.larder.sdk.call;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * A supplier whose one result is cached; thread-safe as far as the supplier and the cache are.
 *
 * @param <R> the type of its result
 */
public final class MemoizedSupplier<R> implements Supplier<R> {
  private final CachedCall call;
  private final Supplier<?> supplier;

  MemoizedSupplier(CachedCall call, Supplier<?> supplier) {
    this.call = call;
    this.supplier = requireNonNull(supplier, "supplier");
  }

  /** The result, from the cache or from the supplier; null if that returns it. */
  @Override
  public R get() {
    return call.<R, RuntimeException>call(supplier::get);
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
