package io.larder.example.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.example.audit.local.LocalAccount;
import io.larder.example.audit.local.LocalAws;
import io.larder.example.audit.local.TwoAccounts;
import io.larder.sdk.aws.AwsCaching;
import io.larder.store.contract.LoggedMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

@Timeout(180)
class AwsAuditTest {
  @TempDir private Path folder;
  private final List<LocalAccount> accounts = TwoAccounts.create();
  private final LocalAws aws = new LocalAws(accounts);
  private final LocalAccount unknown = new LocalAccount("eve", "333333333333", 0, 0);
  private final Console console =
      new Console(
          Stream.concat(accounts.stream(), Stream.of(unknown))
              .map(LocalAccount::profile)
              .collect(Collectors.joining("", "", accounts.get(0).profile("session", "2"))));

  private boolean fresh;
  private Path cache;

  @BeforeEach
  void file() {
    cache = folder.resolve("audit.db");
  }

  @AfterEach
  void end() {
    aws.close();
  }

  private int audit(String... profiles) {
    List<String> arguments = new ArrayList<>(TwoAccounts.options(aws, cache));
    Stream.of(profiles).forEach(profile -> arguments.add("--profile=" + profile));
    if (fresh) {
      arguments.add("--fresh");
    }
    return console.run(arguments.toArray(String[]::new));
  }

  /** Returns what the last run found. */
  private List<String> found() {
    return console.out().lines().takeWhile(line -> !line.isEmpty()).toList();
  }

  @Test
  void theFirstAuditAsksForEverythingOnce() {
    assertThat(audit("ada", "bob")).isZero();
    assertThat(aws.requests()).isEqualTo(TwoAccounts.CALLS);
    assertThat(console.out())
        .contains("dynamodb:DescribeTable             4       0")
        .contains("dynamodb:ListTables                3       0")
        .contains("iam:ListMFADevices                 8       0")
        .contains("iam:ListRoles                      3       0")
        .contains("iam:ListUsers                      5       0")
        .contains("s3:ListBuckets                     3       0")
        .contains("sts:GetCallerIdentity              2       0")
        .containsSubsequence("calls sent      28\n", "calls saved     0\n");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void theSecondSendsNothingFindsTheSameAndSaysSo() {
    audit("ada", "bob");
    List<String> first = found();
    assertThat(first)
        .hasSize(25)
        .contains("  user    ada-user-02              since 2026-01-31, MFA");
    assertThat(audit("ada", "bob")).isZero();
    assertThat(aws.requests()).isEqualTo(TwoAccounts.CALLS);
    assertThat(found()).isEqualTo(first);
    assertThat(console.out())
        .containsSubsequence("calls sent      0; nothing was sent\n", "calls saved     28\n");
    assertThat(console.err()).isEmpty();
  }

  @Test
  void noAccountSeesWhatAnotherHas() {
    audit("ada", "bob");
    audit("bob");
    assertThat(found()).hasSize(9).allMatch(line -> line.contains("bob"));
    audit("ada");
    assertThat(found()).hasSize(16).allMatch(line -> line.contains("ada"));
    assertThat(aws.requests()).isEqualTo(TwoAccounts.CALLS);
  }

  @Test
  void anotherKeyOfTheSameUserOnlyAsksWhoItIs() {
    audit("ada", "bob");
    audit("session");
    assertThat(found()).hasSize(16);
    assertThat(console.out())
        .contains("sts:GetCallerIdentity              1       0")
        .containsSubsequence("calls sent      1\n", "calls saved     17\n");
  }

  @Test
  void whereNothingCanBeKeptEverythingIsListed() throws IOException {
    Files.writeString(folder.resolve("a-file"), "which is no folder");
    cache = folder.resolve("a-file").resolve("audit.db");
    LoggedMessages warnings = new LoggedMessages(AwsCaching.class.getName());
    try {
      assertThat(audit("ada", "bob")).isZero();
      assertThat(warnings.messages()).isNotEmpty().allMatch(line -> line.contains("cannot open"));
    } finally {
      warnings.close();
    }
    assertThat(found()).hasSize(25);
    assertThat(console.out())
        .containsSubsequence("calls sent      28\n", "time saved      not known: sqlite:");
  }

  @Test
  void theTimeSavedIsThatOfTheCallsLessThatOfTheCache() {
    console.taking(10);
    audit("ada", "bob");
    console.taking(1);
    audit("ada", "bob"); // 28 calls, 9 ms each; 4 scopes to be opened
    assertThat(console.out()).contains("time saved      248 ms");
  }

  @Test
  void aCacheThatIsSlowerThanTheCallsSavesNone() {
    console.taking(1);
    audit("ada", "bob");
    console.taking(3);
    audit("ada", "bob");
    assertThat(console.out()).contains("time saved      none; the cache cost 68 ms more than that");
  }

  @Test
  void aChangeThroughACachedClientIsSeenByTheNextAudit() {
    audit("ada", "bob");
    try (AwsCaching caching = AwsCaching.open(cache);
        IamClient iam =
            caching
                .sync(
                    IamClient.builder()
                        .endpointOverride(aws.endpoint())
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(
                            StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(
                                    accounts.get(0).accessKeyId(), "secret"))))
                .build()) {
      iam.createUser(create -> create.userName("newcomer"));
    }
    audit("ada", "bob");
    assertThat(console.out()).contains("newcomer").contains("s3:ListBuckets                     0");
  }

  @Test
  void aChangeByOthersIsSeenWhenTheCacheIsToForget() {
    audit("ada", "bob");
    accounts.get(1).users().add("stranger");
    audit("bob");
    assertThat(console.out()).doesNotContain("stranger").contains("nothing was sent");
    fresh = true;
    assertThat(audit("bob")).isZero();
    assertThat(console.out()).contains("stranger");
  }

  @Test
  void anAccountThatIsRefusedIsALineAndTheOthersAreAudited() {
    assertThat(audit("eve", "bob")).isEqualTo(1);
    assertThat(found()).hasSize(9);
    assertThat(console.err())
        .startsWith("profile eve: cannot tell who it is: The security token included")
        .contains("Status Code: 403")
        .hasLineCount(1);
    int asked = aws.requests();
    assertThat(audit("eve", "bob")).isEqualTo(1);
    assertThat(aws.requests()).as("errors are not cached").isEqualTo(asked + 1);
  }

  @Test
  void noKeyIsPrintedOrKept() throws IOException {
    audit("ada", "bob", "eve");
    assertThat(console.out() + console.err()).doesNotContain("AKIA", "secret");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.toList()) {
        assertThat(Files.readString(each, ISO_8859_1)).doesNotContain("AKIA", "secret-of");
      }
    }
  }
}
