package io.larder.store.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** The SDK's client as settings ask for it: it sends a request once, and never waits for ever. */
final class Clients {
  private Clients() {}

  /**
   * Makes a client, which connects when it is first asked.
   *
   * @param figures where each request that is sent is counted
   * @param timers which end what takes longer than it may; the client does not close them
   * @throws SdkException when there is no region
   */
  static DynamoDbClient of(Settings settings, Figures figures, Timers timers) {
    Duration timeout = Duration.ofMillis(settings.timeoutMillis());
    ClientOverrideConfiguration.Builder rules =
        ClientOverrideConfiguration.builder()
            .retryStrategy(DefaultRetryStrategy.doNotRetry())
            .apiCallTimeout(timeout)
            .scheduledExecutorService(timers)
            .addExecutionInterceptor(new Departure(figures));
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(Integer.MAX_VALUE) // one for each thread that asks
                    .expectContinueEnabled(false) // which takes a round trip
                    .connectionTimeout(timeout)
                    .socketTimeout(timeout));
    if (settings.profile() != null) {
      rules.defaultProfileName(settings.profile()); // its region, too
      builder.credentialsProvider(ProfileCredentialsProvider.create(settings.profile()));
    }
    if (settings.credentials() != null) {
      builder.credentialsProvider(StaticCredentialsProvider.create(settings.credentials()));
    }
    if (settings.region() != null) {
      builder.region(Region.of(settings.region()));
    }
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return builder.overrideConfiguration(rules.build()).build();
  }
}
