package io.larder.sdk.aws;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * A request that changes something: what is cached of its service ends before it is sent, and again
 * before its caller sees the answer, or when it failed or was cancelled.
 */
final class AsyncMutation implements SdkAsyncHttpResponseHandler {
  private final SdkAsyncHttpResponseHandler handler;
  private final Call call;
  private final Desk desk;
  private final AtomicBoolean ended = new AtomicBoolean();

  private AsyncMutation(SdkAsyncHttpResponseHandler handler, Call call, Desk desk) {
    this.handler = handler;
    this.call = call;
    this.desk = desk;
  }

  static CompletableFuture<Void> execute(
      SdkAsyncHttpClient client, AsyncExecuteRequest request, Call call, Desk desk) {
    AsyncMutation mutation = new AsyncMutation(request.responseHandler(), call, desk);
    desk.sent(call);
    desk.bump(call);
    CompletableFuture<Void> sent;
    try {
      sent = client.execute(Party.with(request, mutation));
    } catch (RuntimeException e) {
      mutation.end();
      throw e;
    }
    Party.after(sent, failure -> mutation.end());
    return sent;
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      desk.bump(call);
    }
  }

  @Override
  public void onHeaders(SdkHttpResponse headers) {
    end();
    handler.onHeaders(headers);
  }

  @Override
  public void onStream(Publisher<ByteBuffer> stream) {
    handler.onStream(stream);
  }

  @Override
  public void onError(Throwable error) {
    end();
    handler.onError(error);
  }
}
