package io.larder.store.dynamodb;

import io.larder.spi.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Removes what is in a partition, page by page. A record goes at one moment, or was not there at
 * one: what may have been deleted is not deleted again, lest it takes what was put since.
 */
final class Clearing {
  private static final String CLEAR = "clear";
  private static final int LARGEST_BATCH = 25;

  private final Wire wire;
  private final Pages pages;
  private final String table;

  Clearing(Wire wire, Pages pages) {
    this.wire = wire;
    this.pages = pages;
    this.table = wire.settings().table();
  }

  /**
   * Removes every record, and returns how many there were.
   *
   * @throws StoreException when some may be left
   */
  long clear(String partition) {
    QueryRequest.Builder query =
        pages.query(partition).projectionExpression(Address.PARTITION + "," + Address.SORT);
    long cleared = 0;
    QueryResponse reply;
    do {
      reply = pages.ask(CLEAR, query, wire.budget());
      List<Map<String, AttributeValue>> items = reply.items();
      for (int from = 0; from < items.size(); from += LARGEST_BATCH) {
        delete(items.subList(from, Math.min(items.size(), from + LARGEST_BATCH)));
      }
      cleared += items.size();
      query.exclusiveStartKey(reply.lastEvaluatedKey());
    } while (reply.hasLastEvaluatedKey());
    return cleared;
  }

  private void delete(List<Map<String, AttributeValue>> items) {
    Budget budget = wire.budget();
    List<WriteRequest> open = new ArrayList<>();
    for (Map<String, AttributeValue> item : items) {
      DeleteRequest delete = DeleteRequest.builder().key(item).build();
      open.add(WriteRequest.builder().deleteRequest(delete).build());
    }
    for (int round = 1; ; round++) {
      BatchWriteItemResponse reply = send(open, budget);
      reply.consumedCapacity().forEach(wire.figures()::written);
      open = reply.unprocessedItems().getOrDefault(table, List.of());
      if (open.isEmpty()) {
        return;
      }
      wire.awaitCapacity(CLEAR, budget, round);
    }
  }

  private BatchWriteItemResponse send(List<WriteRequest> open, Budget budget) {
    BatchWriteItemRequest.Builder delete =
        BatchWriteItemRequest.builder()
            .requestItems(Map.of(table, open))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
    return wire.write(
        CLEAR,
        budget,
        (client, limits) -> client.batchWriteItem(delete.overrideConfiguration(limits).build()));
  }
}
