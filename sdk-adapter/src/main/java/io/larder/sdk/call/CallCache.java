package io.larder.sdk.call;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A cache as the place where results of calls are kept, and how that is done. Immutable; expiry,
 * bounds and statistics are the cache's own. What holds for all that is made here:
 *
 * <ul>
 *   <li><b>Keys</b> are text: the prefix and, in parentheses, the arguments, such as {@code
 *       f.("a",1L)}. They are the same in every process, and never those of two different calls: 1,
 *       1L and "1" differ. Arguments may be null, strings, numbers, booleans, characters, enums,
 *       classes, {@code UUID}, {@code URI}, {@code Locale}, types of {@code java.time}, and lists,
 *       sets, maps, arrays, {@code Optional}s and records of those. For others say {@link
 *       #keyedBy}; without it a call is an {@link IllegalArgumentException}. A key of more than 250
 *       characters ends in its SHA-256 instead.
 *   <li><b>One call for many</b>: who asks while the same call is under way in this process, over
 *       the same {@code Cache} object, gets what that one gets, the very object or exception. Only
 *       when the thread that makes the call was interrupted in it, those who wait go on by
 *       themselves. Who is interrupted while it waits makes the call itself, its interrupt flag
 *       set: what is thrown then is the function's choice. A call that needs itself, in its own
 *       thread or through a circle of threads that wait for each other, is made as it would be
 *       without a cache.
 *   <li><b>Stages</b>: what is kept is the result with which a stage completes. Every caller gets a
 *       future of its own, completed by the thread that completes the function's stage; cancelling
 *       it leaves the others alone, and once nobody waits the function's future is cancelled, too.
 *   <li><b>Not kept</b> are exceptions, null (but see {@link #nullAs}), and what is used up by
 *       reading it, such as a stream.
 *   <li><b>An eviction</b> while the call is under way is heeded: its result is not kept, and a
 *       call that begins later is made anew. What is removed by the cache's own methods meanwhile
 *       is not seen here.
 *   <li><b>The last put wins</b>: a result replaces what another process has put meanwhile.
 *   <li><b>A fault of the cache</b> neither fails nor repeats a call: the function is called, once,
 *       and its result is not kept. The first fault is logged as a warning. But {@code contains}
 *       and {@code evict} throw it.
 * </ul>
 *
 * @param <V> the type of the cache's values
 */
public final class CallCache<V> {
  private final Cache<? super String, V> cache;
  private final Function<@Nullable Object[], ? extends List<?>> keyedBy;
  private final @Nullable V nullAs;

  private CallCache(
      Cache<? super String, V> cache,
      Function<@Nullable Object[], ? extends List<?>> keyedBy,
      @Nullable V nullAs) {
    this.cache = requireNonNull(cache, "cache");
    this.keyedBy = requireNonNull(keyedBy, "keyedBy");
    this.nullAs = nullAs;
  }

  /** Keeps results in this cache, under all arguments, and no null. */
  public static <V> CallCache<V> of(Cache<? super String, V> cache) {
    return new CallCache<>(cache, Arrays::asList, null);
  }

  /**
   * Another one, which says what of the arguments makes the key.
   *
   * @param parts makes of the arguments what a key can be made of, such as {@code args ->
   *     List.of(((User) args[0]).id(), args[1])}
   */
  public CallCache<V> keyedBy(Function<@Nullable Object[], ? extends List<?>> parts) {
    return new CallCache<>(cache, parts, nullAs);
  }

  /**
   * Another one, which keeps null results, too.
   *
   * @param standIn what is put into the cache for null; what is found equal to it is null
   */
  public CallCache<V> nullAs(V standIn) {
    return new CallCache<>(cache, keyedBy, requireNonNull(standIn, "standIn"));
  }

  /**
   * An interface whose named methods are cached. All overloads of a name are; each has its own
   * keys. Other methods go to the target. A default method that the target does not override runs
   * on the proxy, so that cached methods which it calls are cached there, too.
   *
   * @param prefixes by name of a method, how its keys begin
   * @throws IllegalArgumentException if the interface has no method of a name, or one whose result
   *     cannot be kept in this cache; or if two names share a prefix
   */
  public <T> T proxy(Class<T> type, T target, Map<String, String> prefixes) {
    return MethodCalls.proxy(type, target, this, prefixes);
  }

  /**
   * The same, with prefixes made of the interface's name, the method's, and a hash of its
   * signature: {@code com.acme.Repository.find#1f0c22ab("ada")}. They are the same in every process
   * and for every target.
   *
   * @param methods their names
   */
  public <T> T proxy(Class<T> type, T target, String... methods) {
    return MethodCalls.proxy(type, target, this, methods);
  }

  /** A function whose results are cached under the prefix and its argument. */
  public <A, R extends V> MemoizedFunction<A, R> function(
      String prefix, Function<? super A, ? extends R> function) {
    return new MemoizedFunction<>(blocking(prefix), function);
  }

  /** A function of two arguments whose results are cached under the prefix and both. */
  public <A, B, R extends V> MemoizedBiFunction<A, B, R> biFunction(
      String prefix, BiFunction<? super A, ? super B, ? extends R> function) {
    return new MemoizedBiFunction<>(blocking(prefix), function);
  }

  /** A supplier whose one result is cached under the prefix. */
  public <R extends V> MemoizedSupplier<R> supplier(String prefix, Supplier<? extends R> supplier) {
    return new MemoizedSupplier<>(blocking(prefix), supplier);
  }

  /** A callable whose one result is cached under the prefix. */
  public <R extends V> MemoizedCallable<R> callable(String prefix, Callable<? extends R> callable) {
    return new MemoizedCallable<>(blocking(prefix), callable);
  }

  /** A function that returns stages, whose results are cached under the prefix and its argument. */
  public <A, R extends V> MemoizedFunction<A, CompletableFuture<R>> asyncFunction(
      String prefix, Function<? super A, ? extends CompletionStage<R>> function) {
    return new MemoizedFunction<>(staged(prefix), function);
  }

  /** A function of two arguments that returns stages, whose results are cached under both. */
  public <A, B, R extends V> MemoizedBiFunction<A, B, CompletableFuture<R>> asyncBiFunction(
      String prefix, BiFunction<? super A, ? super B, ? extends CompletionStage<R>> function) {
    return new MemoizedBiFunction<>(staged(prefix), function);
  }

  /** A supplier that returns stages, whose one result is cached under the prefix. */
  public <R extends V> MemoizedSupplier<CompletableFuture<R>> asyncSupplier(
      String prefix, Supplier<? extends CompletionStage<R>> supplier) {
    return new MemoizedSupplier<>(staged(prefix), supplier);
  }

  private CachedCall blocking(String prefix) {
    return call(name(prefix), prefix, ResultType.ANY, faults());
  }

  private CachedCall staged(String prefix) {
    return call(name(prefix), prefix, ResultType.ANY_STAGE, faults());
  }

  private static String name(String prefix) {
    return "function '" + requireNonNull(prefix, "prefix") + "'";
  }

  /**
   * One function or method.
   *
   * @param name what errors call it
   */
  CachedCall call(String name, String prefix, ResultType result, Faults faults) {
    KeyMaker keys = new KeyMaker(name, prefix, keyedBy);
    Entries entries = new Entries(cache, nullAs, result.type(), faults);
    return result.isStage() ? new StageCall(keys, entries) : new BlockingCall(keys, entries);
  }

  /** What one memoizer, of however many methods, tells of its cache. */
  Faults faults() {
    return new Faults(name());
  }

  String name() {
    return cache.getName();
  }

  @SuppressWarnings("unchecked") // a raw class is the only one there is
  Class<?> valueType() {
    Configuration<?, ?> configuration = cache.getConfiguration(Configuration.class);
    return configuration.getValueType();
  }
}
