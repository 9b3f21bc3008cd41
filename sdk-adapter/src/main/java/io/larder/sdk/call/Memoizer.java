package io.larder.sdk.call;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.Cache;

/**
 * Remembers results of calls in a cache: the short forms of {@link CallCache}, which says what
 * holds for all of them.
 *
 * <pre>{@code
 * Cache<String, User> cache = manager.getCache("users", String.class, User.class);
 * MemoizedFunction<Integer, User> users = Memoizer.function(cache, "user.", id -> load(id));
 * users.apply(7); // calls load(7); the cache has it as user.(7)
 * users.apply(7); // from the cache
 * users.evict(7);
 *
 * Repository cached = Memoizer.proxy(Repository.class, repository, cache, Map.of("find", "1."));
 * Memoizer.of(cached).evict("find", "ada");
 * }</pre>
 */
public final class Memoizer {
  private Memoizer() {}

  /**
   * An interface whose named methods are cached.
   *
   * @param prefixes by name of a method, how its keys begin; see {@link CallCache#proxy(Class,
   *     Object, Map)}
   */
  public static <T> T proxy(
      Class<T> type, T target, Cache<? super String, ?> cache, Map<String, String> prefixes) {
    return CallCache.of(cache).proxy(type, target, prefixes);
  }

  /**
   * An interface whose named methods are cached under keys that begin with names of their own.
   *
   * @param methods their names; see {@link CallCache#proxy(Class, Object, String...)}
   */
  public static <T> T proxy(
      Class<T> type, T target, Cache<? super String, ?> cache, String... methods) {
    return CallCache.of(cache).proxy(type, target, methods);
  }

  /**
   * What a proxy has in its cache.
   *
   * @throws IllegalArgumentException if {@code proxy} was made by no method of this package
   */
  public static MemoizedMethods of(Object proxy) {
    return MethodCalls.of(proxy).methods();
  }

  /** A function whose results are cached under the prefix and its argument. */
  public static <A, R> MemoizedFunction<A, R> function(
      Cache<? super String, ? super R> cache,
      String prefix,
      Function<? super A, ? extends R> function) {
    return CallCache.of(cache).function(prefix, function);
  }

  /** A function of two arguments whose results are cached under the prefix and both. */
  public static <A, B, R> MemoizedBiFunction<A, B, R> biFunction(
      Cache<? super String, ? super R> cache,
      String prefix,
      BiFunction<? super A, ? super B, ? extends R> function) {
    return CallCache.of(cache).biFunction(prefix, function);
  }

  /** A supplier whose one result is cached under the prefix. */
  public static <R> MemoizedSupplier<R> supplier(
      Cache<? super String, ? super R> cache, String prefix, Supplier<? extends R> supplier) {
    return CallCache.of(cache).supplier(prefix, supplier);
  }

  /** A callable whose one result is cached under the prefix. */
  public static <R> MemoizedCallable<R> callable(
      Cache<? super String, ? super R> cache, String prefix, Callable<? extends R> callable) {
    return CallCache.of(cache).callable(prefix, callable);
  }

  /** A function that returns stages, whose results are cached under the prefix and its argument. */
  public static <A, R> MemoizedFunction<A, CompletableFuture<R>> asyncFunction(
      Cache<? super String, ? super R> cache,
      String prefix,
      Function<? super A, ? extends CompletionStage<R>> function) {
    return CallCache.of(cache).asyncFunction(prefix, function);
  }

  /** A function of two arguments that returns stages, whose results are cached under both. */
  public static <A, B, R> MemoizedBiFunction<A, B, CompletableFuture<R>> asyncBiFunction(
      Cache<? super String, ? super R> cache,
      String prefix,
      BiFunction<? super A, ? super B, ? extends CompletionStage<R>> function) {
    return CallCache.of(cache).asyncBiFunction(prefix, function);
  }

  /** A supplier that returns stages, whose one result is cached under the prefix. */
  public static <R> MemoizedSupplier<CompletableFuture<R>> asyncSupplier(
      Cache<? super String, ? super R> cache,
      String prefix,
      Supplier<? extends CompletionStage<R>> supplier) {
    return CallCache.of(cache).asyncSupplier(prefix, supplier);
  }
}
