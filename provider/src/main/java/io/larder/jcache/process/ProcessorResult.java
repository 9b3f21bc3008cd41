package io.larder.jcache.process;

import javax.cache.CacheException;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.jspecify.annotations.Nullable;

/**
 * What became of one key of {@code invokeAll}. Immutable.
 *
 * @param <T> the type of what the processor returns
 */
public final class ProcessorResult<T> implements EntryProcessorResult<T> {
  private final @Nullable T value;
  private final @Nullable CacheException failure;

  private ProcessorResult(@Nullable T value, @Nullable CacheException failure) {
    this.value = value;
    this.failure = failure;
  }

  /** The processor returned this. */
  public static <T> ProcessorResult<T> of(T value) {
    return new ProcessorResult<>(value, null);
  }

  /** The invocation failed. */
  public static <T> ProcessorResult<T> failed(RuntimeException cause) {
    CacheException failure =
        cause instanceof CacheException known ? known : new EntryProcessorException(cause);
    return new ProcessorResult<>(null, failure);
  }

  @Override
  @SuppressWarnings("NullAway") // without a failure there is a value
  public T get() {
    if (failure != null) {
      throw failure;
    }
    return value;
  }
}
