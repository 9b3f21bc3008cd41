package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** DynamoDB: JSON both ways; and what tells two requests apart. */
class JsonProtocolTest {
  private final Scopes scopes = new Scopes();
  private final StubService stub = new StubService((asked, number) -> item());
  private final AwsCaching caching = scopes.open();

  @AfterEach
  void close() {
    caching.close();
    stub.close();
    scopes.close();
  }

  private static Reply item() {
    return Reply.of(200, "application/x-amz-json-1.0", "{\"Item\":{\"k\":{\"S\":\"a\"}}}")
        .with("x-amzn-RequestId", "r");
  }

  private static GetItemRequest.Builder item(String key) {
    return GetItemRequest.builder()
        .tableName("table")
        .key(Map.of("k", AttributeValue.fromS(key), "s", AttributeValue.fromN("1")));
  }

  private DynamoDbClientBuilder builder() {
    return Scopes.at(stub.endpoint(), DynamoDbClient.builder());
  }

  private DynamoDbClient client(DynamoDbClientBuilder builder) {
    return caching.sync(builder, UrlConnectionHttpClient.builder()).build();
  }

  @Test
  void aSecondEqualCallOfAnotherClientSendsNothing() {
    try (DynamoDbClient one = client(builder());
        DynamoDbClient other = client(builder())) {
      GetItemResponse first = one.getItem(item("a").build());
      Same.assertSame(other.getItem(item("a").build()), first);
      assertThat(stub.requests()).isEqualTo(1);
    }
  }

  @Test
  void aDifferentParameterIsSent() {
    try (DynamoDbClient client = client(builder())) {
      client.getItem(item("a").build());
      client.getItem(item("b").build());
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void aDifferentRegionIsSent() {
    try (DynamoDbClient here = client(builder());
        DynamoDbClient there = client(builder().region(Region.US_WEST_2))) {
      here.getItem(item("a").build());
      there.getItem(item("a").build());
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void aDifferentEndpointIsSent() {
    try (StubService second = new StubService((asked, number) -> item());
        DynamoDbClient here = client(builder());
        DynamoDbClient there = client(builder().endpointOverride(second.endpoint()))) {
      here.getItem(item("a").build());
      there.getItem(item("a").build());
      assertThat(stub.requests()).isEqualTo(1);
      assertThat(second.requests()).isEqualTo(1);
    }
  }

  @Test
  void aDifferentCredentialIsSent() {
    try (DynamoDbClient here = client(builder());
        DynamoDbClient there =
            client(Scopes.as("AKIDOTHER", stub.endpoint(), DynamoDbClient.builder()))) {
      here.getItem(item("a").build());
      there.getItem(item("a").build());
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void aPrincipalThatTheApplicationNamesIsFoundUnderItsNextKey() {
    try (AwsCaching principal =
            scopes.open(scopes.configuration().identity(caller -> "arn:aws:iam::1:role/r/s"));
        DynamoDbClient here = principal.sync(builder(), UrlConnectionHttpClient.builder()).build();
        DynamoDbClient there =
            principal
                .sync(
                    Scopes.as("AKIDOTHER", stub.endpoint(), DynamoDbClient.builder()),
                    UrlConnectionHttpClient.builder())
                .build()) {
      here.getItem(item("a").build());
      there.getItem(item("a").build());
      assertThat(stub.requests()).isEqualTo(1);
    }
  }

  @Test
  void aConsistentReadIsSent() {
    try (DynamoDbClient client = client(builder())) {
      client.getItem(item("a").consistentRead(true).build());
      client.getItem(item("a").consistentRead(true).build());
      assertThat(stub.requests()).isEqualTo(2);
      assertThat(caching.counts()).containsEntry("dynamodb:GetItem", new Counts(0, 0, 2, 0, 0, 0));
    }
  }

  @Test
  void noKeyOrSecretIsInTheCache() {
    try (DynamoDbClient client = client(builder())) {
      client.getItem(item("a").build());
      scopes.answers.forEach(
          entry -> {
            assertThat(entry.getKey()).matches("dynamodb:GetItem:[0-9a-f]{64}");
            assertThat(new String(entry.getValue(), UTF_8))
                .doesNotContain("AKIDEXAMPLE")
                .doesNotContain("secret");
          });
      assertThat(scopes.answers).hasSize(1);
    }
  }

  @Test
  void theInterceptorsOfTheUserStay() {
    AtomicInteger seen = new AtomicInteger();
    DynamoDbClientBuilder builder =
        builder()
            .overrideConfiguration(
                override ->
                    override.addExecutionInterceptor(
                        new ExecutionInterceptor() {
                          @Override
                          public void afterExecution(
                              software.amazon.awssdk.core.interceptor.Context.AfterExecution
                                  context,
                              software.amazon.awssdk.core.interceptor.ExecutionAttributes
                                  attributes) {
                            seen.incrementAndGet();
                          }
                        }));
    try (DynamoDbClient client = client(builder)) {
      client.getItem(item("a").build());
      client.getItem(item("a").build());
      assertThat(seen).hasValue(2);
      assertThat(stub.requests()).isEqualTo(1);
    }
  }

  @Test
  void whatIsOlderThanItsTimeToLiveIsSent() {
    try (AwsCaching caching =
            scopes.open(
                scopes.configuration().timeToLive("DynamoDb", "GetItem", Duration.ofSeconds(10)));
        DynamoDbClient client =
            caching.sync(builder(), UrlConnectionHttpClient.builder()).build()) {
      client.getItem(item("a").build());
      scopes.clock.move(Duration.ofMillis(9_999));
      client.getItem(item("a").build());
      assertThat(stub.requests()).isEqualTo(1);
      scopes.clock.move(Duration.ofMillis(1));
      client.getItem(item("a").build());
      assertThat(stub.requests()).isEqualTo(2);
    }
  }
}
