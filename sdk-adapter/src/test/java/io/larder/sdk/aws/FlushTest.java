package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Asked;
import io.larder.sdk.aws.StubService.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** What the application ends. The stub's table is named after the request that asked for it. */
@Timeout(120)
class FlushTest {
  private final Scopes scopes = new Scopes();
  private final StubService stub = new StubService(FlushTest::reply);
  private final AwsCaching caching = scopes.open();
  private final DynamoDbClient client = client(caching);

  @AfterEach
  void close() {
    client.close();
    caching.close();
    stub.close();
    scopes.close();
  }

  private static Reply reply(Asked asked, int number) {
    return Reply.of(200, "application/x-amz-json-1.0", "{\"TableNames\":[\"" + number + "\"]}");
  }

  private DynamoDbClient client(AwsCaching caching) {
    return caching
        .sync(
            Scopes.at(stub.endpoint(), DynamoDbClient.builder()), UrlConnectionHttpClient.builder())
        .build();
  }

  private static String table(DynamoDbClient client) {
    return client.listTables().tableNames().get(0);
  }

  @Test
  void aServiceEnds() {
    assertThat(table(client)).isEqualTo("1");
    client.describeLimits();
    caching.flush("DynamoDb");
    assertThat(table(client)).isEqualTo("3");
    client.describeLimits();
    assertThat(stub.requests()).isEqualTo(4);
  }

  @Test
  void anOperationEndsAndTheOthersGoOn() {
    assertThat(table(client)).isEqualTo("1");
    client.describeLimits();
    caching.flush("DynamoDb", "ListTables");
    assertThat(table(client)).isEqualTo("3");
    assertThat(table(client)).isEqualTo("3");
    client.describeLimits();
    assertThat(stub.requests()).isEqualTo(3);
  }

  @Test
  void itEndsInEveryProcess() {
    try (AwsCaching second = scopes.open();
        DynamoDbClient other = client(second)) {
      assertThat(table(other)).isEqualTo("1");
      caching.flush("DynamoDb", "ListTables");
      assertThat(table(other)).isEqualTo("2");
      assertThat(table(client)).isEqualTo("2");
    }
  }

  @Test
  void aGenerationOfAnOperationThatIsLostEndsWhatIsCachedOfIt() {
    assertThat(table(client)).isEqualTo("1");
    scopes.generations.remove("dynamodb:listtables");
    assertThat(table(client)).isEqualTo("2");
    assertThat(table(client)).isEqualTo("2");
  }

  @Test
  void whatIsBeingReadIsNotKept() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch flushed = new CountDownLatch(1);
    stub.replies(
        (request, number) -> {
          if (number <= 2) {
            asked.countDown();
            flushed.await();
          }
          return reply(request, number);
        });
    try (DynamoDbAsyncClient async =
        caching.async(Scopes.at(stub.endpoint(), DynamoDbAsyncClient.builder())).build()) {
      CompletableFuture<ListTablesResponse> one = async.listTables();
      CompletableFuture<String> other = new CompletableFuture<>();
      Thread thread = new Thread(() -> other.complete(table(client)));
      thread.start();
      asked.await();
      caching.flush("DynamoDb", "ListTables");
      assertThat(table(client)).isEqualTo("3");
      flushed.countDown();
      assertThat(one.join().tableNames().get(0)).isIn("1", "2");
      assertThat(other.get()).isIn("1", "2");
      assertThat(table(client)).isEqualTo("3");
      assertThat(async.listTables().join().tableNames()).containsExactly("3");
      thread.join();
    }
  }

  @Test
  void aServiceThatIsQuietStaysQuiet() {
    client.deleteTable(delete -> delete.tableName("one"));
    caching.flush("DynamoDb");
    caching.flush("DynamoDb", "ListTables");
    assertThat(table(client)).isEqualTo("2");
    assertThat(table(client)).isEqualTo("3");
  }
}
