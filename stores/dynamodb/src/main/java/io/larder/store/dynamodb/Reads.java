package io.larder.store.dynamodb;

import static java.util.Objects.requireNonNull;

import io.larder.spi.Key;
import io.larder.spi.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Reads records by key. Thread-safe. */
final class Reads {
  private static final String GET = "get";
  private static final String WITHOUT_PARTITION_AND_RECLAIM =
      String.join(
          ",",
          Address.SORT,
          Item.FULL_KEY,
          Item.VERSION,
          Item.DEADLINE,
          Item.LEASE,
          Item.PURPOSE,
          Item.BYTES);

  private final Wire wire;
  private final Address address;
  private final String table;

  Reads(Wire wire, Address address) {
    this.wire = wire;
    this.address = address;
    this.table = wire.settings().table();
  }

  /**
   * Reads the records of these keys.
   *
   * @param consistent whether the last commit must be seen
   */
  Map<Key, Stored> get(Set<Key> keys, boolean consistent) {
    wire.figures().counts().read(keys.size());
    List<Key> possible =
        keys.stream().filter(key -> key.length() <= DynamoDbStore.LARGEST_KEY).toList();
    return switch (possible.size()) {
      case 0 -> Map.of();
      case 1 -> one(possible.get(0), consistent);
      default -> many(possible, consistent);
    };
  }

  private Map<Key, Stored> one(Key key, boolean consistent) {
    GetItemRequest.Builder get =
        GetItemRequest.builder()
            .tableName(table)
            .key(address.of(key))
            .consistentRead(consistent)
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    GetItemResponse reply =
        wire.read(
            GET,
            wire.budget(),
            (client, limits) -> client.getItem(get.overrideConfiguration(limits).build()));
    wire.figures().read(reply.consumedCapacity());
    return reply.hasItem() ? Map.of(key, Item.stored(key, reply.item())) : Map.of();
  }

  /** Asks for all, and again for what a reply had no room for, or the table no capacity. */
  private Map<Key, Stored> many(List<Key> keys, boolean consistent) {
    Budget budget = wire.budget();
    Map<SdkBytes, Key> asked = new HashMap<>();
    List<Map<String, AttributeValue>> open = new ArrayList<>();
    for (Key key : keys) {
      Map<String, AttributeValue> primary = address.of(key);
      asked.put(sort(primary), key);
      open.add(primary);
    }
    Map<Key, Stored> found = new HashMap<>();
    for (int idle = 0; !open.isEmpty(); ) {
      BatchGetItemResponse reply = batch(open, consistent, budget);
      reply.consumedCapacity().forEach(wire.figures()::read);
      List<Map<String, AttributeValue>> items = reply.responses().getOrDefault(table, List.of());
      for (Map<String, AttributeValue> item : items) {
        Key key = requireNonNull(asked.get(sort(item)));
        found.put(key, Item.stored(key, item));
      }
      KeysAndAttributes rest = reply.unprocessedKeys().get(table);
      open = rest == null ? List.of() : rest.keys();
      idle = items.isEmpty() ? idle + 1 : 0;
      if (!open.isEmpty() && idle > 0) {
        wire.awaitCapacity(GET, budget, idle);
      }
    }
    return found;
  }

  private BatchGetItemResponse batch(
      List<Map<String, AttributeValue>> open, boolean consistent, Budget budget) {
    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .keys(open)
            .projectionExpression(WITHOUT_PARTITION_AND_RECLAIM)
            .consistentRead(consistent)
            .build();
    BatchGetItemRequest.Builder get =
        BatchGetItemRequest.builder()
            .requestItems(Map.of(table, keys))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    return wire.read(
        GET,
        budget,
        (client, limits) -> client.batchGetItem(get.overrideConfiguration(limits).build()));
  }

  private static SdkBytes sort(Map<String, AttributeValue> item) {
    return requireNonNull(item.get(Address.SORT)).b();
  }
}
