package io.larder.sdk.aws;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.builder.SdkAsyncClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

/**
 * Finds the operations of a client that stream: their methods take more than the request, such as a
 * transformer of the response, or a handler of events.
 */
final class Streams {
  private Streams() {}

  /**
   * Returns the classes of their requests.
   *
   * @param builder of a client
   * @throws IllegalArgumentException when the builder does not tell of what client
   */
  static Set<Class<?>> of(Object builder) {
    Set<Class<?>> requests = new HashSet<>();
    for (Method method : client(builder.getClass()).getMethods()) {
      Class<?>[] parameters = method.getParameterTypes();
      if (parameters.length > 1
          && SdkRequest.class.isAssignableFrom(parameters[0])
          && !Consumer.class.isAssignableFrom(parameters[1])) {
        requests.add(parameters[0]);
      }
    }
    return Set.copyOf(requests);
  }

  private static Class<?> client(Class<?> builder) {
    Deque<Class<?>> open = new ArrayDeque<>(List.of(builder));
    while (!open.isEmpty()) {
      Class<?> type = open.remove();
      for (Type parent : type.getGenericInterfaces()) {
        if (parent instanceof ParameterizedType known
            && known.getRawType() instanceof Class<?> raw
            && (SdkSyncClientBuilder.class.isAssignableFrom(raw)
                || SdkAsyncClientBuilder.class.isAssignableFrom(raw))
            && known.getActualTypeArguments()[1] instanceof Class<?> client) {
          return client;
        }
      }
      open.addAll(List.of(type.getInterfaces()));
      if (type.getSuperclass() != null) {
        open.add(type.getSuperclass());
      }
    }
    throw new IllegalArgumentException(
        builder.getName() + " is no builder of an AWS client: it does not tell of which");
  }
}
