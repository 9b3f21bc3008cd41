package io.larder.benchmark.aws;

import java.io.ByteArrayInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** An HTTP client that has the answer already. Counts what it is asked. */
record CannedClient(Reply reply, AtomicInteger asked)
    implements SdkHttpClient, SdkHttpClient.Builder<CannedClient> {
  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        asked.incrementAndGet();
        return HttpExecuteResponse.builder()
            .response(reply.head())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(reply.body())))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
    return this;
  }

  @Override
  public void close() {}
}
