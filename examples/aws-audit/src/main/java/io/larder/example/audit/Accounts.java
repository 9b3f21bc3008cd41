package io.larder.example.audit;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Finds accounts by profiles, where the SDK finds them.
 *
 * @param file the profiles that there are
 * @param region of all accounts; null for each profile's own
 */
record Accounts(ProfileFile file, @Nullable String region) {
  /**
   * Returns the accounts of some profiles, or, where none is named, the one that the SDK takes by
   * itself, with credentials from wherever they may be.
   *
   * @throws IllegalArgumentException when there is no such profile, or nobody names a region
   */
  List<Account> of(List<String> profiles) {
    if (profiles.isEmpty()) {
      String profile = ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse("default");
      return List.of(
          account(
              profile,
              DefaultCredentialsProvider.builder().profileFile(file).profileName(profile).build()));
    }
    return profiles.stream().distinct().map(this::named).toList();
  }

  private Account named(String profile) {
    if (file.profile(profile).isEmpty()) {
      throw new IllegalArgumentException(
          file.profiles().isEmpty()
              ? "no profile '%s', nor any other; run aws configure".formatted(profile)
              : "no profile '%s'; there are: %s"
                  .formatted(profile, String.join(", ", new TreeSet<>(file.profiles().keySet()))));
    }
    return account(
        profile,
        ProfileCredentialsProvider.builder().profileFile(file).profileName(profile).build());
  }

  private Account account(String profile, AwsCredentialsProvider credentials) {
    return new Account(profile, credentials, regionOf(profile));
  }

  private Region regionOf(String profile) {
    if (region != null) {
      return Region.of(region);
    }
    try {
      return DefaultAwsRegionProviderChain.builder()
          .profileFile(() -> file)
          .profileName(profile)
          .build()
          .getRegion();
    } catch (SdkClientException e) {
      throw new IllegalArgumentException(
          "no region for profile '%s'; give --region, or name one in the profile"
              .formatted(profile),
          e);
    }
  }
}
