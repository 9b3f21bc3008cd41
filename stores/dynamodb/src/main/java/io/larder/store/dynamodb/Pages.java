package io.larder.store.dynamodb;

import io.larder.spi.Cursor;
import io.larder.spi.Page;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Walks over the records of a namespace, one partition after the other. Thread-safe. */
final class Pages {
  private final Wire wire;
  private final Address address;

  Pages(Wire wire, Address address) {
    this.wire = wire;
    this.address = address;
  }

  /**
   * Where a walk is: in which partition, and after which sort key.
   *
   * @param after null at the begin of the partition
   */
  private record Position(int partition, @Nullable AttributeValue after) {
    static Position of(Cursor cursor, int partitions) {
      String[] words = cursor.position().split("/", -1);
      if (words.length == 2 && words[0].matches("[0-9]{1,2}")) {
        int partition = Integer.parseInt(words[0]);
        if (partition < partitions && words[1].matches("[A-Za-z0-9_-]*=*")) {
          byte[] after = Base64.getUrlDecoder().decode(words[1]);
          return new Position(
              partition,
              after.length == 0 ? null : AttributeValue.fromB(SdkBytes.fromByteArray(after)));
        }
      }
      throw new IllegalArgumentException(
          "this cursor comes from another store; begin the scan again");
    }

    Cursor cursor() {
      byte[] bytes = after == null ? new byte[0] : after.b().asByteArray();
      return new Cursor(partition + "/" + Base64.getUrlEncoder().encodeToString(bytes));
    }
  }

  /** Reads on, over as many partitions as have about so many records. */
  Page page(@Nullable Cursor cursor, int limit, boolean withValues) {
    if (limit <= 0) {
      throw new IllegalArgumentException("limit must be > 0: " + limit);
    }
    int partitions = address.partitions().size();
    Position position = cursor == null ? new Position(0, null) : Position.of(cursor, partitions);
    Budget budget = wire.budget();
    List<Page.Item> items = new ArrayList<>();
    do {
      QueryRequest.Builder query = query(address.partitions().get(position.partition()));
      query.limit(limit - items.size()).exclusiveStartKey(start(position));
      if (!withValues) {
        query.projectionExpression(Address.SORT + "," + Item.FULL_KEY);
      }
      QueryResponse reply = ask("scan", query, budget);
      reply.items().forEach(item -> items.add(item(item, withValues)));
      position = next(position, reply);
    } while (items.size() < limit && position.partition() < partitions);
    return new Page(items, position.partition() < partitions ? position.cursor() : null);
  }

  private @Nullable Map<String, AttributeValue> start(Position position) {
    return position.after() == null
        ? null
        : Map.of(
            Address.PARTITION,
            AttributeValue.fromS(address.partitions().get(position.partition())),
            Address.SORT,
            position.after());
  }

  private static Page.Item item(Map<String, AttributeValue> item, boolean withValues) {
    return new Page.Item(Item.key(item), withValues ? Item.stored(item) : null);
  }

  private static Position next(Position position, QueryResponse reply) {
    return reply.hasLastEvaluatedKey()
        ? new Position(position.partition(), reply.lastEvaluatedKey().get(Address.SORT))
        : new Position(position.partition() + 1, null);
  }

  /** Counts the records of a partition, which costs as much as reading them. */
  long count(String partition) {
    QueryRequest.Builder query = query(partition).select(Select.COUNT);
    long count = 0;
    QueryResponse reply;
    do {
      reply = ask("size", query, wire.budget());
      count += reply.count();
      query.exclusiveStartKey(reply.lastEvaluatedKey());
    } while (reply.hasLastEvaluatedKey());
    return count;
  }

  /** Begins a query for all of a partition, as the last commits left it. */
  QueryRequest.Builder query(String partition) {
    return QueryRequest.builder()
        .tableName(wire.settings().table())
        .keyConditionExpression(Address.PARTITION + " = :partition")
        .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS(partition)))
        .consistentRead(true)
        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
  }

  /** Sends a query. */
  QueryResponse ask(String what, QueryRequest.Builder query, Budget budget) {
    QueryResponse reply =
        wire.read(
            what,
            budget,
            (client, limits) -> client.query(query.overrideConfiguration(limits).build()));
    wire.figures().read(reply.consumedCapacity());
    return reply;
  }
}
