package io.larder.sdk.aws;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * Passes a response on, and tells of its head.
 *
 * @param told before the handler is
 */
record Rehearsal(SdkAsyncHttpResponseHandler handler, Consumer<SdkHttpResponse> told)
    implements SdkAsyncHttpResponseHandler {
  @Override
  public void onHeaders(SdkHttpResponse headers) {
    told.accept(headers);
    handler.onHeaders(headers);
  }

  @Override
  public void onStream(Publisher<ByteBuffer> stream) {
    handler.onStream(stream);
  }

  @Override
  public void onError(Throwable error) {
    handler.onError(error);
  }
}
