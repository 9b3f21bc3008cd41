package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.store.dynamodb.server.DynamoDbTestServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A server that is not ours: hits, pages, writes. */
@Timeout(120)
class DynamoDbLocalTest {
  private static final GetItemRequest ITEM =
      GetItemRequest.builder()
          .tableName("adapter")
          .key(Map.of("k", AttributeValue.fromS("a")))
          .build();

  private static final KeySchemaElement KEY =
      KeySchemaElement.builder().attributeName("k").keyType(KeyType.HASH).build();
  private static final AttributeDefinition ATTRIBUTE =
      AttributeDefinition.builder().attributeName("k").attributeType(ScalarAttributeType.S).build();

  @Test
  void readsAreCachedUntilAWrite() {
    URI endpoint = URI.create("http://127.0.0.1:" + DynamoDbTestServer.local().port());
    try (Scopes scopes = new Scopes();
        AwsCaching caching = scopes.open(scopes.configuration().quietPeriod(Duration.ZERO));
        DynamoDbClient plain = Scopes.at(endpoint, DynamoDbClient.builder()).build();
        DynamoDbClient client =
            caching
                .sync(
                    Scopes.at(endpoint, DynamoDbClient.builder()),
                    UrlConnectionHttpClient.builder())
                .build();
        DynamoDbAsyncClient async =
            caching.async(Scopes.at(endpoint, DynamoDbAsyncClient.builder())).build()) {
      client.createTable(
          create ->
              create
                  .tableName("adapter")
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(List.of(KEY))
                  .attributeDefinitions(List.of(ATTRIBUTE)));
      put(plain, "1");
      assertThat(client.getItem(ITEM).item()).isEqualTo(plain.getItem(ITEM).item());
      put(plain, "2");
      assertThat(client.getItem(ITEM).item()).containsEntry("v", AttributeValue.fromN("1"));
      assertThat(async.getItem(ITEM).join().item()).containsEntry("v", AttributeValue.fromN("1"));
      put(client, "3");
      assertThat(async.getItem(ITEM).join().item()).containsEntry("v", AttributeValue.fromN("3"));
      assertThat(AwsCaching.wasHit(client.getItem(ITEM))).isTrue();
    }
  }

  private static void put(DynamoDbClient client, String value) {
    client.putItem(
        put ->
            put.tableName("adapter")
                .item(Map.of("k", AttributeValue.fromS("a"), "v", AttributeValue.fromN(value))));
  }
}
