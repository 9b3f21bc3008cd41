package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Reply;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;

/** What the hook hands over is taken by its own request, or by none. */
@Timeout(120)
class HookTest {
  private final Scopes scopes = new Scopes();
  private final StubService stub =
      new StubService(
          (asked, number) ->
              Reply.of(200, "application/x-amz-json-1.0", "{\"TableNames\":[\"one\"]}"));
  private final Hook hook = hook();

  @AfterEach
  void close() {
    stub.close();
    scopes.close();
  }

  private static Hook hook() {
    AwsCachingConfiguration configuration = AwsCachingConfiguration.builder().build();
    return new Hook(new Judge(configuration, new Operations(configuration), Set.of()));
  }

  private static InterceptorContext request(String attempt) {
    return InterceptorContext.builder()
        .request(ListTablesRequest.builder().build())
        .httpRequest(
            SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .protocol("https")
                .host("dynamodb.eu-west-1.amazonaws.com")
                .putHeader("amz-sdk-invocation-id", attempt)
                .build())
        .build();
  }

  private static void hand(Hook hook, InterceptorContext request) {
    ExecutionAttributes attributes =
        new ExecutionAttributes()
            .putAttribute(SdkExecutionAttribute.SERVICE_NAME, "DynamoDb")
            .putAttribute(SdkExecutionAttribute.OPERATION_NAME, "ListTables");
    hook.beforeTransmission(request, attributes);
  }

  @Test
  void aRequestTakesItsOwnOnce() {
    InterceptorContext request = request("1");
    hand(hook, request);
    assertThat(hook.take(request.httpRequest())).isNotNull();
    assertThat(hook.take(request.httpRequest())).isNull();
  }

  @Test
  void aForeignRequestTakesNothingAndLeavesNothing() {
    InterceptorContext request = request("1");
    hand(hook, request);
    assertThat(hook.take(request("2").httpRequest())).isNull();
    assertThat(hook.take(request.httpRequest())).isNull();
    hand(hook, request);
    assertThat(hook().take(request.httpRequest())).isNull();
    assertThat(hook.take(request.httpRequest())).isNull();
  }

  @Test
  void theNextCallOfAnyClientEndsWhatWasNotTaken() {
    InterceptorContext request = request("1");
    hand(hook, request);
    hook().beforeExecution(request("2"), new ExecutionAttributes());
    assertThat(hook.take(request.httpRequest())).isNull();
  }

  /** The first attempt ends on this thread, the second goes out on another one. */
  @Test
  void anAttemptThatFailsBeforeItIsSentLeavesNothingForOthers() {
    AtomicBoolean failing = new AtomicBoolean(true);
    AtomicReference<Thread> failed = new AtomicReference<>();
    ExecutionInterceptor failure =
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            if (failing.getAndSet(false)) {
              failed.set(Thread.currentThread());
              throw RetryableException.create("not now");
            }
          }
        };
    try (AwsCaching caching = scopes.open();
        DynamoDbAsyncClient async = failingAfterTheHook(caching, failure);
        DynamoDbClient fresh =
            Scopes.at(stub.endpoint(), DynamoDbClient.builder())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        DynamoDbClient cached =
            caching
                .sync(
                    Scopes.at(stub.endpoint(), DynamoDbClient.builder()),
                    UrlConnectionHttpClient.builder())
                .build()) {
      assertThat(async.listTables().join().tableNames()).containsExactly("one");
      assertThat(failed).hasValue(Thread.currentThread());
      fresh.describeLimits();
      fresh.describeLimits();
      assertThat(stub.requests()).isEqualTo(3);
      cached.deleteTable(delete -> delete.tableName("one"));
      assertThat(caching.counts())
          .containsEntry("dynamodb:ListTables", new Counts(0, 1, 0, 0, 0, 0))
          .containsEntry("dynamodb:DeleteTable", new Counts(0, 0, 0, 0, 1, 0))
          .hasSize(2);
    }
  }

  private DynamoDbAsyncClient failingAfterTheHook(
      AwsCaching caching, ExecutionInterceptor failure) {
    DynamoDbAsyncClientBuilder builder =
        caching.async(Scopes.at(stub.endpoint(), DynamoDbAsyncClient.builder()));
    return builder
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder().addExecutionInterceptor(failure).build())
        .build();
  }
}
