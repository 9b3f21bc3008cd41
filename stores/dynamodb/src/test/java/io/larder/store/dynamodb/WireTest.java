package io.larder.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreConfig;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.dynamodb.Refusal.Kind;
import io.larder.store.dynamodb.Wire.Request;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A wire that is closed while a request is under way; nothing is ever sent. */
class WireTest {
  private final Wire wire =
      new Wire(
          Settings.of(
              new StoreConfig(
                  StoreUri.parse(
                      "dynamodb:caches?region=eu-west-1&endpoint=http://127.0.0.1:9"
                          + "&access-key=a&secret-key=s"),
                  Ticker.system())),
          Ticker.system());

  private void assertEndsAsClosed(Kind kind, Request<?> request) {
    assertThatThrownBy(() -> wire.write("commit", wire.budget(), request))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind))
        .hasMessageStartingWith("commit on dynamodb:caches at http://127.0.0.1:9 failed: ")
        .hasMessageEndingWith("the store is closed");
  }

  private static Object ask(DynamoDbClient client, AwsRequestOverrideConfiguration limits) {
    return client.listTables(tables -> tables.overrideConfiguration(limits));
  }

  @Test
  void aRequestThatHasNoClockAnyMoreEndsAsClosed() {
    assertEndsAsClosed(
        Kind.REFUSED,
        (client, limits) -> {
          wire.close();
          return ask(client, limits);
        });
  }

  @Test
  void aRequestThatFindsNoConnectionAnyMoreEndsAsClosed() {
    ExecutionInterceptor closing =
        new ExecutionInterceptor() {
          @Override
          public void beforeTransmission(
              Context.BeforeTransmission context, ExecutionAttributes attributes) {
            wire.close();
          }
        };
    SdkPlugin plugin =
        client ->
            client.overrideConfiguration(
                client.overrideConfiguration().toBuilder()
                    .addExecutionInterceptor(closing)
                    .build());

    assertEndsAsClosed(
        Kind.BROKEN, (client, limits) -> ask(client, limits.toBuilder().addPlugin(plugin).build()));
  }
}
