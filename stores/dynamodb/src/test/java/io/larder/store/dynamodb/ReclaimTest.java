package io.larder.store.dynamodb;

import static io.larder.store.dynamodb.Reclaim.LAST_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.spi.Expected;
import io.larder.spi.Lease;
import io.larder.spi.Namespace;
import io.larder.spi.Next;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.dynamodb.server.DynamoDbTestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Timeout(60)
class ReclaimTest {
  private static final String TABLE = "larder-test-reclaim";
  private static final long NEVER = Long.MAX_VALUE;

  private final FakeTicker ticker = new FakeTicker();
  private DynamoDbClient client;
  private Handle handle;
  private String uri = "";

  @BeforeEach
  void start() {
    uri = DynamoDbTestServer.emptied(DynamoDbTestServer.local().uri(), TABLE);
    client = DynamoDbTestServer.client(StoreUri.parse(uri));
    handle = Handle.open(uri + "&grace=30000", ticker);
  }

  @AfterEach
  void stop() {
    handle.close();
    client.close();
  }

  private long seconds(String key) {
    Map<String, AttributeValue> item =
        client
            .getItem(
                get ->
                    get.tableName(TABLE)
                        .key(Address.of(new Namespace(Handle.NAMESPACE)).of(Handle.key(key)))
                        .consistentRead(true))
            .item();
    AttributeValue reclaim = item.get(Item.RECLAIM);
    return reclaim == null ? NEVER : Long.parseLong(reclaim.n());
  }

  /** Returns for how many seconds the server keeps a record. */
  private long life(String key) {
    return seconds(key) - Ticker.system().millis() / 1_000;
  }

  private long now() {
    return ticker.millis();
  }

  private Version apply(String key, Version version, Next next) {
    return Handle.applied(handle.commit(key, Expected.is(version), next));
  }

  private void upsert(String key) {
    Handle.applied(
        handle.commit(
            key, new Expected.Unheld(now(), true), new Next.Put(new byte[2], now() + 60_000)));
  }

  @Test
  void aRecordIsKeptUntilItsDeadlineAndSomeGrace() {
    handle.put("a", 1, now() + 600_000);
    handle.put("expired", 1, 1);
    handle.put("for ever", 1, NEVER);
    handle.put("nearly for ever", 1, NEVER - 1);

    assertThat(life("a")).isBetween(620L, 632L);
    assertThat(life("expired")).isBetween(20L, 32L);
    assertThat(seconds("for ever")).isEqualTo(NEVER);
    assertThat(seconds("nearly for ever")).isEqualTo(LAST_SECONDS);
  }

  @Test
  void aTouchMovesTheEnd() {
    Version version = handle.put("a", 1, now() + 60_000);
    version = apply("a", version, new Next.Touch(now() + 600_000));
    assertThat(life("a")).isBetween(620L, 632L);
    version = apply("a", version, new Next.Touch(NEVER));
    assertThat(seconds("a")).isEqualTo(NEVER);
    apply("a", version, new Next.Touch(now() + 1));
    assertThat(life("a")).isBetween(20L, 32L);
  }

  @Test
  void aHoldKeepsARecordUntilItEndsAtLeast() {
    Version brief = handle.put("brief", 1, now() + 10);
    Version lasting = handle.put("lasting", 1, now() + 600_000);
    Version eternal = handle.put("eternal", 1, NEVER);
    handle.hold("brief", Expected.is(brief), now() + 60_000);
    handle.hold("lasting", Expected.is(lasting), now() + 60_000);
    handle.hold("eternal", Expected.is(eternal), now() + 60_000);
    handle.hold("mere", Expected.absent(), now() + 60_000);

    assertThat(life("brief")).isBetween(80L, 92L);
    assertThat(life("lasting")).isBetween(620L, 632L);
    assertThat(seconds("eternal")).isEqualTo(NEVER);
    assertThat(life("mere")).isBetween(80L, 92L);
  }

  @Test
  void aPutThatKeepsADeadlineKeepsTheEndToo() {
    handle.put("eternal", 1, NEVER);
    handle.put("brief", 1, now() + 1_000);
    handle.put("expired", 1, 1);
    Version held = handle.put("held", 1, NEVER);
    Lease lease = new Lease(now() + 1, Lease.Purpose.CONTENTION);
    apply("held", held, new Next.Hold(lease));
    ticker.advance(Duration.ofMillis(1));
    for (String key : new String[] {"eternal", "brief", "expired", "held", "new"}) {
      upsert(key);
    }

    assertThat(seconds("eternal")).isEqualTo(NEVER);
    assertThat(seconds("held")).isEqualTo(NEVER);
    assertThat(life("brief")).isBetween(20L, 33L);
    assertThat(life("expired")).isBetween(80L, 92L);
    assertThat(life("new")).isBetween(80L, 92L);
  }

  @Test
  void theServerRemovesWhatIsOver() {
    handle.put("stays");
    try (Handle hasty = Handle.open(uri + "&grace=0", ticker)) {
      hasty.put("goes", 1, now() + 1);
    }
    while (handle.get("goes") != null) {
      Thread.onSpinWait(); // DynamoDB Local takes a second, the service up to days
    }
    assertThat(handle.get("stays")).isNotNull();
  }
}
