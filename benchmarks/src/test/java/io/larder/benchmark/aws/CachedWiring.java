package io.larder.benchmark.aws;

import io.larder.sdk.aws.AwsCaching;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/**
 * Clients of a scope, over the HTTP client of {@link CannedWiring}.
 *
 * @param caches closes what the scope does not close
 */
record CachedWiring(AwsCaching caching, Reply reply, AtomicInteger asked, Runnable caches)
    implements Wiring {
  CachedWiring(AwsCaching caching, Reply reply, Runnable caches) {
    this(caching, reply, new AtomicInteger(), caches);
  }

  @Override
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B sync(B builder) {
    return caching.sync(Wiring.nobodys(builder), new CannedClient(reply, asked));
  }

  @Override
  public <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B async(B builder) {
    return caching.async(Wiring.nobodys(builder), new CannedAsyncClient(reply, asked));
  }

  @Override
  public int sent() {
    return asked.get();
  }

  @Override
  public void close() {
    caching.close();
    caches.run();
  }
}
