package io.larder.benchmark.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/** What the clients of one subject are built over. */
interface Wiring extends AutoCloseable {
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B sync(B builder);

  <B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B async(B builder);

  /** Returns how many requests were sent. */
  int sent();

  /** Ends what was opened for it. */
  @Override
  void close();

  /** Gives a client an address, a region and credentials that are nobody's. */
  static <B extends AwsClientBuilder<B, C>, C> B nobodys(B builder) {
    return builder
        .endpointOverride(URI.create("http://localhost:1"))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")));
  }
}
