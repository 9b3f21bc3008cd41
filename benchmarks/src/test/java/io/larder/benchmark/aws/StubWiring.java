package io.larder.benchmark.aws;

import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Clients that send each call over HTTP. */
record StubWiring(Stub stub) implements Wiring {
  @Override
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B sync(B builder) {
    return Wiring.nobodys(builder)
        .endpointOverride(stub.endpoint())
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  @Override
  public <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B async(B builder) {
    throw new UnsupportedOperationException("only sync clients are measured over HTTP");
  }

  @Override
  public int sent() {
    return stub.asked();
  }

  @Override
  public void close() {
    stub.close();
  }
}
