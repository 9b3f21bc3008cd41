package io.larder.store.dynamodb;

import io.larder.spi.Key;
import io.larder.spi.Result;
import io.larder.spi.Version;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Conditional requests that change one item. Where the condition fails, the reply has the item.
 * Thread-safe.
 */
final class Changes {
  private static final String COMMIT = "commit";

  private final Wire wire;
  private final Address address;
  private final String table;

  Changes(Wire wire, Address address) {
    this.wire = wire;
    this.address = address;
    this.table = wire.settings().table();
  }

  /** Puts a record with these attributes, whatever it had. */
  Result put(
      Key key, Map<String, AttributeValue> attributes, Condition condition, Attempt attempt) {
    Map<String, AttributeValue> item = new HashMap<>(address.of(key));
    item.putAll(attributes);
    PutItemRequest.Builder put =
        PutItemRequest.builder()
            .tableName(table)
            .item(item)
            .conditionExpression(condition.text())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    if (!condition.values().isEmpty()) {
      put.expressionAttributeValues(condition.values());
    }
    return result(
        key,
        attempt,
        (client, limits) ->
            client.putItem(put.overrideConfiguration(limits).build()).consumedCapacity());
  }

  /** Changes some attributes of a record. */
  Result update(Key key, Update update, Condition condition, Attempt attempt) {
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(address.of(key))
            .updateExpression(update.text())
            .conditionExpression(condition.text())
            .expressionAttributeValues(update.values(condition))
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    return result(
        key,
        attempt,
        (client, limits) ->
            client.updateItem(request.overrideConfiguration(limits).build()).consumedCapacity());
  }

  /** Deletes a record. */
  Result delete(Key key, Condition condition, Attempt attempt) {
    DeleteItemRequest.Builder delete =
        DeleteItemRequest.builder()
            .tableName(table)
            .key(address.of(key))
            .conditionExpression(condition.text())
            .expressionAttributeValues(condition.values())
            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    return result(
        key,
        attempt,
        (client, limits) ->
            client.deleteItem(delete.overrideConfiguration(limits).build()).consumedCapacity());
  }

  private Result result(Key key, Attempt attempt, Wire.Request<ConsumedCapacity> request) {
    try {
      wire.figures().written(wire.write(COMMIT, attempt.budget(), request));
      return new Result.Applied(attempt.version());
    } catch (ConditionalCheckFailedException e) {
      return new Result.Conflict(e.hasItem() ? Item.stored(key, e.item()) : null);
    }
  }

  /**
   * One try to change a record.
   *
   * @param version that it gets
   * @param budget the time that is left
   */
  record Attempt(Version version, Budget budget) {}
}
