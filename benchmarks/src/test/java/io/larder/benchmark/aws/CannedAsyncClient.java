package io.larder.benchmark.aws;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** An asynchronous HTTP client that has the answer already. Counts what it is asked. */
record CannedAsyncClient(Reply reply, AtomicInteger asked)
    implements SdkAsyncHttpClient, SdkAsyncHttpClient.Builder<CannedAsyncClient> {
  @Override
  public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
    asked.incrementAndGet();
    request.responseHandler().onHeaders(reply.head());
    request
        .responseHandler()
        .onStream(SdkPublisher.fromIterable(List.of(ByteBuffer.wrap(reply.body()))));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public SdkAsyncHttpClient buildWithDefaults(AttributeMap defaults) {
    return this;
  }

  @Override
  public void close() {}
}
