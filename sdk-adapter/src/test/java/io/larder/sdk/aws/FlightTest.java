package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.sdk.aws.StubService.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

/** One call for many. The stub holds its first answer back until it is let go. */
@Timeout(120)
class FlightTest {
  private static final int CALLERS = 8;
  private static final Reply TABLES =
      Reply.of(200, "application/x-amz-json-1.0", "{\"TableNames\":[\"one\"]}");

  private final Scopes scopes = new Scopes();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch letGo = new CountDownLatch(1);
  private final StubService stub =
      new StubService(
          (question, number) -> {
            asked.countDown();
            letGo.await();
            return TABLES;
          });
  private final AwsCaching caching = scopes.open();
  private final DynamoDbClient client =
      client(Scopes.at(stub.endpoint(), DynamoDbClient.builder()));
  private final DynamoDbAsyncClient async =
      caching.async(Scopes.at(stub.endpoint(), DynamoDbAsyncClient.builder())).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    letGo.countDown();
    client.close();
    async.close();
    threads.shutdownNow();
    caching.close();
    stub.close();
    scopes.close();
  }

  private DynamoDbClient client(DynamoDbClientBuilder builder) {
    return caching.sync(builder, UrlConnectionHttpClient.builder()).build();
  }

  private List<CompletableFuture<ListTablesResponse>> callers(DynamoDbClient client) {
    List<CompletableFuture<ListTablesResponse>> calls = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      calls.add(CompletableFuture.supplyAsync(client::listTables, threads));
    }
    return calls;
  }

  private static void allAnswered(List<CompletableFuture<ListTablesResponse>> calls) {
    for (CompletableFuture<ListTablesResponse> call : calls) {
      assertThat(call.join().tableNames()).containsExactly("one");
    }
  }

  @Test
  void threadsThatAskTheSameSendOneRequest() throws InterruptedException {
    List<CompletableFuture<ListTablesResponse>> calls = callers(client);
    asked.await();
    letGo.countDown();
    allAnswered(calls);
    assertThat(stub.requests()).isEqualTo(1);
  }

  @Test
  void asyncCallersThatAskTheSameSendOneRequest() throws InterruptedException {
    List<CompletableFuture<ListTablesResponse>> calls = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      calls.add(async.listTables());
    }
    asked.await();
    letGo.countDown();
    allAnswered(calls);
    assertThat(stub.requests()).isEqualTo(1);
  }

  @Test
  void whoCancelsAnAsyncCallCancelsNobodyElses() throws InterruptedException {
    CompletableFuture<ListTablesResponse> first = async.listTables();
    CompletableFuture<ListTablesResponse> second = async.listTables();
    CompletableFuture<ListTablesResponse> third = async.listTables();
    asked.await();
    first.cancel(true);
    third.cancel(true);
    letGo.countDown();
    assertThat(second.join().tableNames()).containsExactly("one");
    assertThat(stub.requests()).isEqualTo(1);
    assertThat(first).isCancelled();
    assertThat(third).isCancelled();
  }

  @Test
  void whoTimesOutEndsItsOwnWaitOnly() throws InterruptedException {
    CompletableFuture<ListTablesResponse> leader =
        CompletableFuture.supplyAsync(client::listTables, threads);
    asked.await();
    try (DynamoDbClient hasty =
        client(
            Scopes.at(stub.endpoint(), DynamoDbClient.builder())
                .overrideConfiguration(
                    override -> override.apiCallTimeout(Duration.ofMillis(100))))) {
      assertThatThrownBy(hasty::listTables).isInstanceOf(SdkClientException.class);
    }
    letGo.countDown();
    assertThat(leader.join().tableNames()).containsExactly("one");
    assertThat(stub.requests()).isEqualTo(1);
  }

  @Test
  void whenTheFirstTimesOutTheOthersGoOn() throws InterruptedException {
    try (DynamoDbClient hasty =
        client(
            Scopes.at(stub.endpoint(), DynamoDbClient.builder())
                .overrideConfiguration(
                    override -> override.apiCallTimeout(Duration.ofMillis(500))))) {
      CompletableFuture<ListTablesResponse> leader =
          CompletableFuture.supplyAsync(hasty::listTables, threads);
      asked.await();
      List<CompletableFuture<ListTablesResponse>> calls = callers(client);
      assertThatThrownBy(leader::join).hasCauseInstanceOf(SdkClientException.class);
      letGo.countDown();
      allAnswered(calls);
      assertThat(stub.requests()).isBetween(2, 3);
    }
  }

  @Test
  void anErrorIsNotShared() throws InterruptedException {
    stub.replies(
        (question, number) -> {
          asked.countDown();
          letGo.await();
          return number == 1 ? Reply.of(400, "application/x-amz-json-1.0", "{}") : TABLES;
        });
    CompletableFuture<ListTablesResponse> first = async.listTables();
    CompletableFuture<ListTablesResponse> second = async.listTables();
    asked.await();
    letGo.countDown();
    assertThatThrownBy(first::join).hasCauseInstanceOf(DynamoDbException.class);
    assertThat(second.join().tableNames()).containsExactly("one");
    assertThat(stub.requests()).isEqualTo(2);
  }

  @Test
  void whoComesAfterAMutationDoesNotWaitForAnOlderRequest() throws InterruptedException {
    try (AwsCaching swift = scopes.open(scopes.configuration().quietPeriod(Duration.ZERO));
        DynamoDbClient client =
            swift
                .sync(
                    Scopes.at(stub.endpoint(), DynamoDbClient.builder()),
                    UrlConnectionHttpClient.builder())
                .build()) {
      CompletableFuture<ListTablesResponse> old =
          CompletableFuture.supplyAsync(client::listTables, threads);
      asked.await();
      stub.replies((question, number) -> Reply.of(200, "application/x-amz-json-1.0", "{}"));
      client.deleteTable(delete -> delete.tableName("one"));
      assertThat(client.listTables().tableNames()).isEmpty();
      letGo.countDown();
      assertThat(old.join().tableNames()).containsExactly("one");
      assertThat(client.listTables().tableNames()).isEmpty();
    }
  }
}
