package io.larder.benchmark.store;

import static java.util.Objects.requireNonNull;

import io.larder.spi.StoreUri;
import io.larder.store.dynamodb.server.DynamoDbTestServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** DynamoDB by the client that Larder uses, read consistently as Larder does. */
final class DynamoDbSubject implements Subject {
  private static final String KEY = "k";
  private static final String VALUE = "v";

  private final DynamoDbClient client;
  private final String table = "raw-" + System.nanoTime();

  DynamoDbSubject(String uri) {
    client = DynamoDbTestServer.client(StoreUri.parse(uri));
    AttributeDefinition type =
        AttributeDefinition.builder()
            .attributeName(KEY)
            .attributeType(ScalarAttributeType.S)
            .build();
    KeySchemaElement hash =
        KeySchemaElement.builder().attributeName(KEY).keyType(KeyType.HASH).build();
    client.createTable(
        create ->
            create
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(type)
                .keySchema(hash));
    client.waiter().waitUntilTableExists(describe -> describe.tableName(table));
  }

  private static Map<String, AttributeValue> key(String key) {
    return Map.of(KEY, AttributeValue.fromS(key));
  }

  @Override
  public byte[] get(String key) {
    Map<String, AttributeValue> item =
        client.getItem(get -> get.tableName(table).key(key(key)).consistentRead(true)).item();
    return bytes(item);
  }

  private static byte[] bytes(Map<String, AttributeValue> item) {
    AttributeValue value = item.get(VALUE);
    return value == null ? new byte[0] : value.b().asByteArray();
  }

  @Override
  public void put(String key, byte[] value) {
    Map<String, AttributeValue> item =
        Map.of(
            KEY,
            AttributeValue.fromS(key),
            VALUE,
            AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    client.putItem(put -> put.tableName(table).item(item));
  }

  @Override
  public Map<?, ?> getAll(Set<String> keys) {
    List<Map<String, AttributeValue>> asked = keys.stream().map(DynamoDbSubject::key).toList();
    KeysAndAttributes open = KeysAndAttributes.builder().keys(asked).consistentRead(true).build();
    Map<String, byte[]> found = new HashMap<>();
    client
        .batchGetItem(get -> get.requestItems(Map.of(table, open)))
        .responses()
        .getOrDefault(table, List.of())
        .forEach(item -> found.put(requireNonNull(item.get(KEY)).s(), bytes(item)));
    return found;
  }

  @Override
  public void close() {
    client.close();
  }
}
