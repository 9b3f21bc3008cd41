package io.larder.sdk.aws;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/** One caller of an asynchronous read; its result is its own, whoever cancels it. */
final class Party {
  private final AsyncExecuteRequest request;
  private final Call call;
  private final String key;
  private final CompletableFuture<Void> result = new CompletableFuture<>();

  /**
   * Makes a party.
   *
   * @param request its own
   * @param call what is known of it
   * @param key under which its answer is kept
   */
  Party(AsyncExecuteRequest request, Call call, String key) {
    this.request = request;
    this.call = call;
    this.key = key;
  }

  AsyncExecuteRequest request() {
    return request;
  }

  Call call() {
    return call;
  }

  String key() {
    return key;
  }

  CompletableFuture<Void> result() {
    return result;
  }

  /** Gives it an answer, as it is marked, and the body as its own. */
  void answer(Answer answer) {
    byte[] body = new byte[answer.body().remaining()];
    answer.body().duplicate().get(body);
    give(answer.head(), SdkPublisher.fromIterable(List.of(ByteBuffer.wrap(body))));
    result.complete(null);
  }

  /** Gives it a response; what its handler throws is its own. */
  void give(SdkHttpResponse head, Publisher<ByteBuffer> body) {
    try {
      request.responseHandler().onHeaders(head);
      request.responseHandler().onStream(body);
    } catch (RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  void fail(Throwable failure) {
    try {
      request.responseHandler().onError(failure);
    } finally {
      result.completeExceptionally(failure);
    }
  }

  /** Sends its request by itself. */
  void alone(SdkAsyncHttpClient client) {
    CompletableFuture<Void> sent;
    try {
      sent = client.execute(request);
    } catch (RuntimeException e) { // others may wait for whoever is here
      fail(e);
      return;
    }
    follow(sent);
  }

  /** Ends with what is sent for it alone, and the other way round. */
  void follow(CompletableFuture<Void> sent) {
    after(
        sent,
        failure -> {
          if (failure == null) {
            result.complete(null);
          } else {
            result.completeExceptionally(failure);
          }
        });
    onFailure(result, sent::completeExceptionally);
  }

  /** Does something when a future has failed or was cancelled. */
  static void onFailure(CompletableFuture<Void> future, Consumer<Throwable> action) {
    after(
        future,
        failure -> {
          if (failure != null) {
            action.accept(failure);
          }
        });
  }

  /** Does something when a future is over, with what it failed of, or null. */
  static void after(CompletableFuture<Void> future, Consumer<@Nullable Throwable> action) {
    CompletableFuture<Void> unused =
        future.whenComplete((nothing, failure) -> action.accept(failure));
  }

  /** Returns a request whose response another handler gets. */
  static AsyncExecuteRequest with(
      AsyncExecuteRequest request, SdkAsyncHttpResponseHandler handler) {
    AsyncExecuteRequest.Builder builder =
        AsyncExecuteRequest.builder()
            .request(request.request())
            .requestContentPublisher(request.requestContentPublisher())
            .responseHandler(handler)
            .fullDuplex(request.fullDuplex())
            .httpExecutionAttributes(request.httpExecutionAttributes());
    request.metricCollector().ifPresent(builder::metricCollector);
    return builder.build();
  }
}
