package io.larder.store.dynamodb;

import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The table as it must be: looked at when a store is opened, and made where that is asked. */
final class Table {
  static final String OPEN = "open";

  /** How long a new table may take: some seconds, which the time for a call does not allow for. */
  private static final long CREATION_MILLIS = 60_000;

  private static final List<AttributeDefinition> ATTRIBUTES =
      List.of(
          attribute(Address.PARTITION, ScalarAttributeType.S),
          attribute(Address.SORT, ScalarAttributeType.B));
  private static final List<KeySchemaElement> SCHEMA =
      List.of(element(Address.PARTITION, KeyType.HASH), element(Address.SORT, KeyType.RANGE));

  private final Wire wire;
  private final Ticker ticker;
  private final Settings settings;

  Table(Wire wire, Ticker ticker) {
    this.wire = wire;
    this.ticker = ticker;
    this.settings = wire.settings();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement element(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  /**
   * Looks at the table, and makes it where it is missing and that is asked.
   *
   * @throws StoreException when there is none, another, or one that is not ready
   */
  void open() {
    TableDescription table = find();
    if (!settings.create()) {
      if (table == null) {
        throw wire.refused(OPEN, Trouble.NO_TABLE);
      }
      check(table);
      return;
    }
    Budget budget = Budget.of(ticker, Math.max(settings.timeoutMillis(), CREATION_MILLIS));
    if (table == null) {
      create(budget);
    }
    check(awaitActive(budget));
    new TimeToLive(wire).switchOn(budget);
  }

  /** Returns the table; null when there is none. */
  private @Nullable TableDescription find() {
    try {
      return describe(wire, OPEN, wire.budget());
    } catch (Refusal e) {
      if (e.getCause() instanceof ResourceNotFoundException) {
        return null;
      }
      throw e;
    }
  }

  /** Returns what the service says of the table. */
  static TableDescription describe(Wire wire, String what, Budget budget) {
    DescribeTableRequest.Builder describe =
        DescribeTableRequest.builder().tableName(wire.settings().table());
    return wire.read(
        what,
        budget,
        (client, limits) ->
            client.describeTable(describe.overrideConfiguration(limits).build()).table());
  }

  private void create(Budget budget) {
    CreateTableRequest.Builder create =
        CreateTableRequest.builder()
            .tableName(settings.table())
            .attributeDefinitions(ATTRIBUTES)
            .keySchema(SCHEMA)
            .billingMode(BillingMode.PAY_PER_REQUEST);
    try {
      wire.write(
          OPEN,
          budget,
          (client, limits) -> client.createTable(create.overrideConfiguration(limits).build()));
    } catch (Refusal e) {
      if (!(e.getCause() instanceof ResourceInUseException)) { // another process was faster
        throw e;
      }
    }
  }

  private TableDescription awaitActive(Budget budget) {
    for (int round = 1; ; round++) {
      TableDescription table = find();
      TableStatus status = table == null ? null : table.tableStatus();
      if (table != null && (status == TableStatus.ACTIVE || status == TableStatus.UPDATING)) {
        return table;
      }
      if (!budget.pause(round)) {
        throw wire.refused(OPEN, "the table was not ready in time; try again in a moment");
      }
    }
  }

  private void check(TableDescription table) {
    Map<String, ScalarAttributeType> types =
        table.attributeDefinitions().stream()
            .collect(
                Collectors.toMap(
                    AttributeDefinition::attributeName, AttributeDefinition::attributeType));
    boolean right =
        table.keySchema().equals(SCHEMA)
            && types.get(Address.PARTITION) == ScalarAttributeType.S
            && types.get(Address.SORT) == ScalarAttributeType.B;
    if (!right) {
      String has =
          table.keySchema().stream()
              .map(
                  key ->
                      "%s %s (%s)"
                          .formatted(
                              key.keyTypeAsString(),
                              key.attributeName(),
                              types.get(key.attributeName())))
              .collect(Collectors.joining(", "));
      throw wire.refused(
          OPEN,
          "the table's key is %s and must be HASH p (S), RANGE k (B); name another table"
              .formatted(has));
    }
  }
}
