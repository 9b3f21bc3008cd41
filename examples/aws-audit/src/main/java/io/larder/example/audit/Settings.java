package io.larder.example.audit;

import io.larder.sdk.aws.AwsCaching;
import io.larder.sdk.aws.AwsCachingConfiguration;
import io.larder.sdk.aws.Identity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * What holds for all accounts of a run.
 *
 * @param file of the cache
 * @param timeToLive of answers
 * @param endpoint of all services; null for those of AWS, or what a profile names
 * @param profiles from which the SDK takes what else is in them
 * @param nanos a clock
 * @param tally of the run
 */
record Settings(
    Path file,
    Duration timeToLive,
    @Nullable URI endpoint,
    ProfileFile profiles,
    LongSupplier nanos,
    Tally tally) {
  /** An audit makes a call for each user and each table; a file holds 100 answers by itself. */
  private static final long MAXIMUM_ENTRIES = 100_000;

  private static final List<String> SERVICES = List.of("Sts", "Iam", "S3", "DynamoDb");

  /**
   * Opens a scope.
   *
   * @param identity as whom requests are sent, to which what is cached belongs
   */
  AwsCaching open(Identity identity) {
    long begun = nanos.getAsLong();
    AwsCaching caching =
        AwsCaching.open(
            AwsCachingConfiguration.builder()
                .file(file)
                .timeToLive(timeToLive)
                .maximumEntries(MAXIMUM_ENTRIES)
                .identity(identity)
                .build());
    tally.opened(nanos.getAsLong() - begun);
    return caching;
  }

  /** Ends what is cached of the audited services, of all accounts and in every process. */
  void forget() {
    try (AwsCaching caching = open(Identity.accessKey())) {
      SERVICES.forEach(caching::flush);
    }
  }
}
