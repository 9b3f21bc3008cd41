package io.larder.sdk.call;

import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** The cache as calls see it: a fault is a warning and no result. Thread-safe. */
final class Entries {
  private final Cache<Object, Object> cache;
  private final @Nullable Object nullAs;
  private final Class<?> type;
  private final Faults faults;

  /**
   * The entries of one function or method.
   *
   * @param nullAs what stands for null in the cache; null if nothing does
   * @param type what results are instances of
   */
  @SuppressWarnings("unchecked") // keys are strings, values what the function returns
  Entries(Cache<?, ?> cache, @Nullable Object nullAs, Class<?> type, Faults faults) {
    this.cache = (Cache<Object, Object>) cache;
    this.nullAs = nullAs;
    this.type = type;
    this.faults = faults;
  }

  Spot spot(String key) {
    return new Spot(cache, key);
  }

  Found get(String key) {
    Object value;
    try {
      value = cache.get(key);
      if (value == null) {
        return Found.NOTHING;
      }
      if (value.equals(nullAs)) {
        return Found.of(null);
      }
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      faults.tell("could not be read", e);
      return Found.FAULT;
    }
    if (!type.isInstance(value)) {
      faults.tell("holds " + value.getClass().getName() + " where " + type.getName() + " is due");
      return Found.NOTHING;
    }
    return Found.of(value);
  }

  /** Puts what can be kept. */
  void put(String key, @Nullable Object result) {
    Object value = result == null ? nullAs : result;
    if (value == null) {
      return;
    }
    if (ResultType.isUsedUp(value.getClass())) {
      faults.tell("cannot keep " + value.getClass().getName() + ", which is used up by reading it");
      return;
    }
    try {
      cache.put(key, value);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      faults.tell("did not take a result", e);
    }
  }

  /** Throws what the cache throws. */
  boolean contains(String key) {
    return cache.containsKey(key);
  }

  /** Throws what the cache throws. */
  boolean remove(String key) {
    return cache.remove(key);
  }
}
