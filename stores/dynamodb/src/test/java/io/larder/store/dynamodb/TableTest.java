package io.larder.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.spi.StoreException;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.dynamodb.server.DynamoDbTestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

@Timeout(60)
class TableTest {
  private static final String TABLE = "larder-test-table";

  private String uri = "";
  private DynamoDbClient client;

  @BeforeEach
  void start() {
    uri = DynamoDbTestServer.emptied(DynamoDbTestServer.local().uri(), TABLE);
    client = DynamoDbTestServer.client(StoreUri.parse(uri));
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private TimeToLiveDescription timeToLive() {
    return client.describeTimeToLive(describe -> describe.tableName(TABLE)).timeToLiveDescription();
  }

  /** Makes a table as a user might, with keys of this name and type. */
  private void createTable(String partition, String sort, ScalarAttributeType sortType) {
    client.createTable(
        create ->
            create
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    List.of(attribute(partition, ScalarAttributeType.S), attribute(sort, sortType)))
                .keySchema(
                    List.of(element(partition, KeyType.HASH), element(sort, KeyType.RANGE))));
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement element(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  @Test
  void aTableIsMadeOnDemandAndReclaimsWhatIsOver() {
    Handle.store(uri, Ticker.system()).close();

    assertThat(
            client
                .describeTable(describe -> describe.tableName(TABLE))
                .table()
                .billingModeSummary()
                .billingMode())
        .isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(timeToLive().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
    assertThat(timeToLive().attributeName()).isEqualTo(Item.RECLAIM);
  }

  @Test
  void manyWhoMakeItAtOnceAllUseIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<Void>> crowd = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String key = "key-" + i;
      crowd.add(
          () -> {
            try (Handle handle = Handle.open(uri, Ticker.system())) {
              handle.put(key);
            }
            return null;
          });
    }
    try {
      for (Future<Void> each : threads.invokeAll(crowd)) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    try (Handle handle = Handle.open(uri, Ticker.system())) {
      assertThat(handle.keys()).hasSize(8);
    }
    assertThat(timeToLive().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
  }

  @Test
  void aTableOfTheUsersIsUsedAsItIs() {
    createTable(Address.PARTITION, Address.SORT, ScalarAttributeType.B);
    try (Handle handle = Handle.open(uri.replace("create=true", "create=false"), Ticker.system())) {
      handle.put("k");
      assertThat(handle.get("k")).isNotNull();
    }
    assertThat(timeToLive().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.DISABLED);
  }

  @Test
  void aTableWithAnotherKeyIsRefused() {
    createTable("id", "range", ScalarAttributeType.N);

    assertThatThrownBy(
            () -> Handle.store(uri.replace("create=true", "create=false"), Ticker.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("open on dynamodb:" + TABLE)
        .hasMessageContaining("HASH id (S), RANGE range (N)")
        .hasMessageContaining("must be HASH p (S), RANGE k (B)");
    assertThatThrownBy(() -> Handle.store(uri, Ticker.system()))
        .hasMessageContaining("must be HASH p (S), RANGE k (B)");
    assertThat(timeToLive().timeToLiveStatus()).isEqualTo(TimeToLiveStatus.DISABLED);
  }

  @Test
  void aTableWithAnotherTypeOfKeyIsRefused() {
    createTable(Address.PARTITION, Address.SORT, ScalarAttributeType.S);

    assertThatThrownBy(() -> Handle.store(uri, Ticker.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("RANGE k (S) and must be");
  }

  @Test
  void aTableThatReclaimsByAnotherAttributeIsRefused() {
    createTable(Address.PARTITION, Address.SORT, ScalarAttributeType.B);
    client.updateTimeToLive(
        update ->
            update
                .tableName(TABLE)
                .timeToLiveSpecification(on -> on.attributeName("ttl").enabled(true)));

    assertThatThrownBy(() -> Handle.store(uri, Ticker.system()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("on attribute 'ttl' and must be on 'x'");
  }

  @Test
  void aTableThatGoesIsNamed() {
    try (Handle handle = Handle.open(uri, Ticker.system())) {
      client.deleteTable(delete -> delete.tableName(TABLE));

      assertThatThrownBy(() -> handle.get("k"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("there is no such table");
      assertThatThrownBy(() -> handle.put("k"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("there is no such table");
    }
  }
}
