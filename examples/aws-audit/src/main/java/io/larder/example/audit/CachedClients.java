package io.larder.example.audit;

import io.larder.sdk.aws.AwsCaching;
import io.larder.sdk.aws.Identity;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

/** Makes the SDK clients of one account, whose answers lie in a file that all processes share. */
final class CachedClients implements AutoCloseable {
  private final Settings settings;
  private final Account account;
  private final AwsCaching caching;

  /**
   * Opens a scope for them.
   *
   * @param identity as whom the account's requests are sent, to which what is cached belongs
   */
  CachedClients(Settings settings, Account account, Identity identity) {
    this.settings = settings;
    this.account = account;
    this.caching = settings.open(identity);
  }

  /** Makes a client, to be closed. Its last line makes it cache; the others are any client's. */
  <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
    builder
        .credentialsProvider(account.credentials())
        .region(account.region())
        .overrideConfiguration(
            configuration ->
                configuration
                    .defaultProfileFile(settings.profiles())
                    .defaultProfileName(account.profile())
                    .addExecutionInterceptor(new Stopwatch(settings.nanos(), settings.tally())));
    if (settings.endpoint() != null) {
      builder.endpointOverride(settings.endpoint());
    }
    return caching.sync(builder).build();
  }

  @Override
  public void close() {
    settings.tally().add(caching);
    caching.close();
  }
}
