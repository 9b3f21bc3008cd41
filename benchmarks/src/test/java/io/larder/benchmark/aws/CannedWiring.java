package io.larder.benchmark.aws;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** Clients whose HTTP client has the answer already. */
record CannedWiring(Reply reply, AtomicInteger asked) implements Wiring {
  CannedWiring(Reply reply) {
    this(reply, new AtomicInteger());
  }

  @Override
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B sync(B builder) {
    return Wiring.nobodys(builder).httpClient(new CannedClient(reply, asked));
  }

  @Override
  public <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B async(B builder) {
    return Wiring.nobodys(builder).httpClient(new CannedAsyncClient(reply, asked));
  }

  @Override
  public int sent() {
    return asked.get();
  }

  @Override
  public void close() {}
}
