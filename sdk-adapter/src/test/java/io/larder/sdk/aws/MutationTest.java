package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.sdk.aws.StubService.Asked;
import io.larder.sdk.aws.StubService.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What a mutation does to what is cached. The stub keeps one number, which a put raises. */
@Timeout(120)
class MutationTest {
  private final Scopes scopes = new Scopes();
  private final AtomicInteger stored = new AtomicInteger();
  private final StubService stub = new StubService(this::reply);
  private final AwsCaching caching = scopes.open(scopes.configuration().quietPeriod(Duration.ZERO));
  private final DynamoDbClient client = sync(caching);

  @AfterEach
  void close() {
    client.close();
    caching.close();
    stub.close();
    scopes.close();
  }

  private Reply reply(Asked asked, int number) {
    String text = "{}";
    if (asked.header("X-amz-target").endsWith(".GetItem")) {
      text = "{\"Item\":{\"v\":{\"N\":\"" + stored.get() + "\"}}}";
    } else {
      stored.incrementAndGet();
    }
    return Reply.of(200, "application/x-amz-json-1.0", text);
  }

  private DynamoDbClient sync(AwsCaching caching) {
    return caching
        .sync(
            Scopes.at(stub.endpoint(), DynamoDbClient.builder())
                .overrideConfiguration(
                    override -> override.retryStrategy(retries -> retries.maxAttempts(1))),
            UrlConnectionHttpClient.builder())
        .build();
  }

  private static int get(DynamoDbClient client) {
    return Integer.parseInt(
        client
            .getItem(get -> get.tableName("table").key(Map.of("k", AttributeValue.fromS("a"))))
            .item()
            .getOrDefault("v", AttributeValue.fromN("-1"))
            .n());
  }

  private static void put(DynamoDbClient client) {
    client.putItem(put -> put.tableName("table").item(Map.of("k", AttributeValue.fromS("a"))));
  }

  @Test
  void aMutationEndsWhatIsCachedOfItsService() {
    assertThat(get(client)).isZero();
    put(client);
    assertThat(get(client)).isEqualTo(1);
    assertThat(get(client)).isEqualTo(1);
    assertThat(stub.requests()).isEqualTo(3);
    assertThat(caching.counts())
        .containsEntry("dynamodb:GetItem", new Counts(1, 2, 0, 0, 0, 0))
        .containsEntry("dynamodb:PutItem", new Counts(0, 0, 0, 0, 1, 0));
  }

  @Test
  void anAsyncMutationDoes() {
    try (DynamoDbAsyncClient async =
        caching.async(Scopes.at(stub.endpoint(), DynamoDbAsyncClient.builder())).build()) {
      assertThat(get(client)).isZero();
      async
          .putItem(put -> put.tableName("table").item(Map.of("k", AttributeValue.fromS("a"))))
          .join();
      assertThat(get(client)).isEqualTo(1);
    }
  }

  @Test
  void oneThatIsSaidToEndNothingEndsNothing() {
    try (AwsCaching harmless =
            scopes.open(scopes.configuration().endsNothing("DynamoDb", "PutItem"));
        DynamoDbClient client = sync(harmless)) {
      assertThat(get(client)).isZero();
      put(client);
      assertThat(get(client)).isZero();
      assertThat(stub.requests()).isEqualTo(2);
      assertThat(harmless.counts()).containsEntry("dynamodb:PutItem", new Counts(0, 0, 1, 0, 0, 0));
      client.deleteTable(delete -> delete.tableName("table"));
      assertThat(get(client)).isEqualTo(2);
    }
  }

  @Test
  void aMutationThatFailsDoes() {
    assertThat(get(client)).isZero();
    stub.replies((asked, number) -> Reply.of(500, "application/x-amz-json-1.0", "{}"));
    assertThatThrownBy(() -> put(client)).isInstanceOf(DynamoDbException.class);
    stub.replies(this::reply);
    get(client);
    assertThat(stub.requests()).isEqualTo(3);
  }

  @Test
  void aServiceIsQuietAfterAMutation() {
    try (AwsCaching quiet = scopes.open();
        DynamoDbClient client = sync(quiet)) {
      put(client);
      get(client);
      get(client);
      assertThat(stub.requests()).isEqualTo(3);
      scopes.clock.move(Duration.ofSeconds(5));
      get(client);
      get(client);
      assertThat(stub.requests()).isEqualTo(4);
    }
  }

  @Test
  void anotherProcessSeesTheMutation() {
    try (AwsCaching second = scopes.open(scopes.configuration().quietPeriod(Duration.ZERO));
        DynamoDbClient other = sync(second)) {
      assertThat(get(other)).isZero();
      put(client);
      assertThat(get(other)).isEqualTo(1);
    }
  }

  @Test
  void aLostGenerationEndsWhatIsCached() {
    assertThat(get(client)).isZero();
    scopes.generations.clear();
    stored.set(7);
    assertThat(get(client)).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(ints = 1000)
  void aReadThatBeganBeforeAWriteIsNeverKept(int times) throws Exception {
    for (int time = 0; time < times; time++) {
      caching.flush("DynamoDb");
      CountDownLatch read = new CountDownLatch(1);
      CountDownLatch written = new CountDownLatch(1);
      stub.replies(
          (asked, number) -> {
            Reply old = reply(asked, number);
            if (asked.header("X-amz-target").endsWith(".GetItem")) {
              read.countDown();
              written.await();
            }
            return old;
          });
      CompletableFuture<Integer> reader = new CompletableFuture<>();
      Thread thread = new Thread(() -> reader.complete(get(client)));
      thread.start();
      read.await();
      put(client);
      written.countDown();
      int before = reader.get();
      stub.replies(this::reply);
      assertThat(get(client)).isEqualTo(before + 1);
      assertThat(get(client)).isEqualTo(before + 1);
      thread.join();
    }
  }
}
