package io.larder.sdk.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Hands what the SDK knows of a request to the HTTP client, which is called next on the same
 * thread, for sync and async clients alike.
 */
final class Hook implements ExecutionInterceptor {
  private static final String ATTEMPT = "amz-sdk-invocation-id";

  private record Next(Hook hook, Call call) {}

  private static final ThreadLocal<@Nullable Next> NEXT = new ThreadLocal<>();

  private final Judge judge;

  Hook(Judge judge) {
    this.judge = judge;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    Call call = judge.call(context.request(), context.httpRequest(), attributes);
    NEXT.set(new Next(this, call));
  }

  /** What another thread's failure has left with this one ends here. */
  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    NEXT.remove();
  }

  /** What was not taken, since another interceptor failed, does not stay with the thread. */
  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    NEXT.remove();
  }

  /** Returns what is known of a request, once, or null when it did not come past this hook. */
  @Nullable Call take(SdkHttpRequest request) {
    Next handed = NEXT.get();
    NEXT.remove();
    return handed != null
            && handed.hook() == this
            && attempt(handed.call().http()).equals(attempt(request))
        ? handed.call()
        : null;
  }

  /** Tells the attempt, since its request becomes another object on the way. */
  private static String attempt(SdkHttpRequest request) {
    return request.firstMatchingHeader(ATTEMPT).orElse("");
  }
}
