package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.sdk.aws.StubService.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.waiters.DynamoDbWaiter;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What is cached in a scope, outside of it and after it. */
@Timeout(120)
class ScopeTest {
  @TempDir private Path folder;

  private final Scopes scopes = new Scopes();
  private final StubService stub =
      new StubService((asked, number) -> Reply.of(200, "application/x-amz-json-1.0", "{}"));

  @AfterEach
  void close() {
    stub.close();
    scopes.close();
  }

  /** Over the HTTP client that the SDK takes by default. */
  private DynamoDbClient client(AwsCaching caching) {
    return caching.sync(Scopes.at(stub.endpoint(), DynamoDbClient.builder())).build();
  }

  @Test
  void aFreshClientIsUncached() {
    try (AwsCaching caching = scopes.open();
        DynamoDbClient cached = client(caching);
        DynamoDbClient fresh = Scopes.at(stub.endpoint(), DynamoDbClient.builder()).build()) {
      cached.listTables();
      cached.listTables();
      fresh.listTables();
      fresh.listTables();
      assertThat(stub.requests()).isEqualTo(3);
    }
  }

  @Test
  void whatWasMadeInsideKeepsCaching() {
    AwsCaching caching = AwsCaching.open(folder.resolve("aws.cache"));
    try (DynamoDbClient client = client(caching)) {
      caching.close();
      client.listTables();
      client.listTables();
      assertThat(stub.requests()).isEqualTo(1);
    }
  }

  @Test
  void orPassesThrough() {
    AwsCaching caching =
        AwsCaching.open(
            AwsCachingConfiguration.builder()
                .file(folder.resolve("aws.cache"))
                .afterClose(AfterClose.PASS_THROUGH)
                .build());
    try (DynamoDbClient client = client(caching)) {
      client.listTables();
      caching.close();
      client.listTables();
      client.listTables();
      assertThat(stub.requests()).isEqualTo(3);
    }
  }

  @Test
  void aDryRunSendsEverythingAndCountsWhatWouldHaveHit() {
    try (AwsCaching caching = scopes.open(scopes.configuration().dryRun(true));
        DynamoDbClient client = client(caching);
        DynamoDbAsyncClient async =
            caching.async(Scopes.at(stub.endpoint(), DynamoDbAsyncClient.builder())).build()) {
      client.listTables();
      client.listTables();
      async.listTables().join();
      async.describeLimits().join();
      async.describeLimits().join();
      assertThat(stub.requests()).isEqualTo(5);
      assertThat(caching.counts())
          .containsEntry("dynamodb:ListTables", new Counts(2, 1, 0, 0, 0, 0))
          .containsEntry("dynamodb:DescribeLimits", new Counts(1, 1, 0, 0, 0, 0));
    }
    try (AwsCaching caching = scopes.open();
        DynamoDbClient client = client(caching)) {
      client.listTables();
      assertThat(stub.requests()).isEqualTo(6);
    }
  }

  /** The SDK marks what its waiters send; the mark is no documented API. */
  @Test
  void aWaiterSeesWhatIsTrueNow() {
    stub.replies(
        (asked, number) ->
            Reply.of(
                200,
                "application/x-amz-json-1.0",
                "{\"Table\":{\"TableStatus\":\"%s\"}}"
                    .formatted(number < 4 ? "CREATING" : "ACTIVE")));
    try (AwsCaching caching = scopes.open();
        DynamoDbClient client = client(caching);
        DynamoDbWaiter waiter =
            DynamoDbWaiter.builder()
                .client(client)
                .overrideConfiguration(
                    override ->
                        override
                            .maxAttempts(10)
                            .backoffStrategyV2(
                                BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(1))))
                .build()) {
      client.describeTable(describe -> describe.tableName("table"));
      waiter.waitUntilTableExists(describe -> describe.tableName("table"));
      assertThat(stub.requests()).isEqualTo(4);
      assertThat(caching.counts().get("dynamodb:DescribeTable"))
          .isEqualTo(new Counts(0, 1, 3, 0, 0, 0));
    }
  }

  @Test
  void aDeniedOperationIsSentWhateverIsConfigured() {
    try (AwsCaching caching =
            scopes.open(
                scopes
                    .configuration()
                    .operation("Ssm", "GetParameter")
                    .operations(Pattern.compile(".*")));
        SsmClient ssm = caching.sync(Scopes.at(stub.endpoint(), SsmClient.builder())).build()) {
      ssm.getParameter(get -> get.name("one"));
      ssm.getParameter(get -> get.name("one"));
      assertThat(stub.requests()).isEqualTo(2);
      assertThat(scopes.answers).isEmpty();
      assertThat(caching.counts()).containsEntry("ssm:GetParameter", new Counts(0, 0, 0, 2, 0, 0));
    }
  }

  @Test
  void secretsAreRefusedAsLongAsNoCacheIsEncrypted() {
    assertThatThrownBy(() -> scopes.configuration().secrets(true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("encrypted");
  }

  @Test
  void anOperationIsCachedOnRequest() {
    try (AwsCaching caching = scopes.open(scopes.configuration().operation("DynamoDb", "Query"));
        DynamoDbClient client = client(caching)) {
      for (int times = 0; times < 2; times++) {
        client.query(
            query ->
                query
                    .tableName("table")
                    .keyConditionExpression("k = :k")
                    .expressionAttributeValues(Map.of(":k", AttributeValue.fromS("a"))));
        client.scan(scan -> scan.tableName("table"));
      }
      assertThat(stub.requests()).isEqualTo(3);
    }
  }

  @Test
  void verbsAndServicesSayWhatIsCached() {
    Operations only =
        new Operations(
            AwsCachingConfiguration.builder()
                .verbs("Describe")
                .operations(Pattern.compile("Batch.*Item"), Pattern.compile("Query|Scan"))
                .services("DynamoDb")
                .build());
    assertThat(only.verdict("DynamoDb", "DescribeTable")).isEqualTo(Verdict.CACHEABLE);
    assertThat(only.verdict("DynamoDb", "BatchGetItem")).isEqualTo(Verdict.CACHEABLE);
    assertThat(only.verdict("DynamoDb", "Query")).isEqualTo(Verdict.CACHEABLE);
    assertThat(only.verdict("DynamoDb", "ListTables")).isEqualTo(Verdict.PASSING);
    assertThat(only.verdict("Ec2", "DescribeVpcs")).isEqualTo(Verdict.PASSING);
    assertThat(only.verdict("Ec2", "Getaway")).isEqualTo(Verdict.MUTATING);
    assertThat(only.verdict("Sts", "AssumeRole")).isEqualTo(Verdict.DENIED);
  }

  @Test
  void aConfigurationSaysWhatIsWrong() {
    AwsCachingConfiguration.Builder builder = scopes.configuration();
    assertThatThrownBy(() -> builder.maximumEntries(0))
        .hasMessage("maximumEntries must be > 0, not 0");
    assertThatThrownBy(() -> builder.timeToLive(Duration.ZERO))
        .hasMessage("timeToLive must be from PT0.001S to PT8760H, not PT0S");
    assertThatThrownBy(() -> builder.smallDownloads(Integer.MAX_VALUE))
        .hasMessage("smallDownloads must be from 1 to 268435456, not 2147483647");
    assertThatThrownBy(() -> builder.verbs("List*"))
        .hasMessage("verbs must be a word such as List, not List*");
  }
}
