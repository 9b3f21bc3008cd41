package io.larder.sdk.call;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;

/**
 * What a function or method returns.
 *
 * @param isStage whether the result comes with a {@link CompletionStage}
 * @param type the result's class; Object if that is not known
 * @param isKnown whether it is a type that the declaration names, and not a variable
 */
record ResultType(boolean isStage, Class<?> type, boolean isKnown) {
  static final ResultType ANY = new ResultType(false, Object.class, false);
  static final ResultType ANY_STAGE = new ResultType(true, Object.class, false);

  private static final Set<Class<?>> STAGES =
      Set.of(CompletionStage.class, CompletableFuture.class);
  private static final Set<Class<?>> USED_UP =
      Set.of(
          AutoCloseable.class, // streams of both kinds, readers, result sets
          Iterator.class,
          Enumeration.class,
          Future.class,
          CompletionStage.class,
          Flow.Publisher.class);

  static ResultType of(Method method) {
    Type declared = method.getGenericReturnType();
    if (!STAGES.contains(method.getReturnType())) {
      Class<?> type = MethodType.methodType(method.getReturnType()).wrap().returnType();
      return new ResultType(false, type, named(declared));
    }
    Type result =
        declared instanceof ParameterizedType stage ? stage.getActualTypeArguments()[0] : declared;
    return named(result) && declared != result
        ? new ResultType(true, erased(result), true)
        : ANY_STAGE;
  }

  /** Whether values of this class serve only once, so that none is to be kept. */
  static boolean isUsedUp(Class<?> type) {
    return USED_UP.stream().anyMatch(each -> each.isAssignableFrom(type));
  }

  /** Throws if results cannot be values of a cache. */
  void check(String method, String cacheName, Class<?> valueType) {
    if (type == Void.class) {
      throw new IllegalArgumentException(method + " has no result that could be kept");
    }
    if (isUsedUp(type)) {
      throw new IllegalArgumentException(
          "%s returns %s, which is used up by reading it and cannot be kept"
              .formatted(method, type.getName()));
    }
    if (isKnown && !valueType.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          "%s returns %s, but cache '%s' is of %s"
              .formatted(method, type.getName(), cacheName, valueType.getName()));
    }
  }

  private static boolean named(Type type) {
    return type instanceof Class<?> || type instanceof ParameterizedType;
  }

  private static Class<?> erased(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }
}
