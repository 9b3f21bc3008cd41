package io.larder.example.audit;

import java.util.function.LongSupplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Takes the time of each call, from the caller's side: signing, cache and parsing included. An
 * interceptor like any other, which works on a client that caches as it does without.
 */
record Stopwatch(LongSupplier nanos, Tally tally) implements ExecutionInterceptor {
  private static final ExecutionAttribute<Long> BEGUN =
      new ExecutionAttribute<>("io.larder.example.audit.begun");

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(BEGUN, nanos.getAsLong());
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    long took = nanos.getAsLong() - attributes.getAttribute(BEGUN);
    String call =
        "%s %s:%s"
            .formatted(
                context.httpRequest().host(),
                attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    tally.took(call, hit(context.httpResponse()), took);
  }

  /** The SDK gives this to its response only later, where {@code AwsCaching.wasHit} finds it. */
  private static boolean hit(SdkHttpResponse response) {
    return response.firstMatchingHeader("x-larder-cache").filter("hit"::equals).isPresent();
  }
}
