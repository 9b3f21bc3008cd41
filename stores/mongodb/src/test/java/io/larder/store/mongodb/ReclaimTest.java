package io.larder.store.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.larder.spi.Expected;
import io.larder.spi.Lease;
import io.larder.spi.Next;
import io.larder.spi.Result;
import io.larder.spi.Ticker;
import io.larder.spi.Token;
import io.larder.spi.Version;
import io.larder.spi.Write;
import io.larder.store.contract.FakeTicker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.mongodb.server.MongodbProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From when on the server may remove a record, by its own clock, which is not the ticker's. */
@Timeout(60)
class ReclaimTest {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long FOR_EVER = 1L << 40;

  private final FakeTicker ticker = new FakeTicker();
  @TempDir private Path folder;
  private MongodbProcess server;
  private MongoClient client;
  private Handle handle;

  @BeforeEach
  void start() {
    server = MongodbProcess.start(folder);
    client = server.client();
    handle = Handle.open(server.uri() + "?grace=5000", ticker);
  }

  @AfterEach
  void stop() {
    handle.close();
    client.close();
    server.close();
  }

  private MongoCollection<Document> collection() {
    return client.getDatabase("larder").getCollection("larder." + Handle.NAMESPACE);
  }

  /** Returns for how many milliseconds from now the server keeps a record. */
  private long life(String key) {
    Document id = new Document("_id", new Binary(Handle.key(key).bytes()));
    BsonDocument document = requireNonNull(collection().find(id, BsonDocument.class).first());
    return document.containsKey("x")
        ? document.getDateTime("x").getValue() - Ticker.system().millis()
        : NEVER;
  }

  private long now() {
    return ticker.millis();
  }

  @Test
  void theServerIsToldToRemoveWhatIsOver() {
    handle.put("k");
    Document index = null;
    for (Document each : collection().listIndexes()) {
      index = each.get("key", Document.class).containsKey("x") ? each : index;
    }
    assertThat(requireNonNull(index).get("expireAfterSeconds", Number.class).longValue()).isZero();
  }

  @Test
  void aRecordIsKeptUntilItsDeadlineAndSomeGrace() {
    handle.put("a", 1, now() + 600_000);
    handle.put("expired", 1, 1);
    handle.put("for ever", 1, NEVER);
    handle.put("nearly for ever", 1, NEVER - 1);

    assertThat(life("a")).isBetween(580_000L, 610_000L);
    assertThat(life("expired")).isBetween(-15_000L, 10_000L);
    assertThat(life("for ever")).isEqualTo(NEVER);
    assertThat(life("nearly for ever")).isGreaterThan(FOR_EVER);
  }

  @Test
  void aPutThatDoesNotLookKeepsTheEndWithTheDeadline() {
    handle.put("a", 1, now() + 600_000);
    Expected unheld = new Expected.Unheld(now(), true);
    Handle.applied(handle.commit("a", unheld, new Next.Put(new byte[2], NEVER)));
    assertThat(life("a")).isBetween(580_000L, 610_000L);

    unheld = new Expected.Unheld(now(), false);
    Handle.applied(handle.commit("a", unheld, new Next.Put(new byte[2], NEVER)));
    assertThat(life("a")).isEqualTo(NEVER);
  }

  @Test
  void aTouchMovesTheEnd() {
    Version version = handle.put("a", 1, now() + 60_000);
    version =
        Handle.applied(handle.commit("a", Expected.is(version), new Next.Touch(now() + 600_000)));
    assertThat(life("a")).isBetween(580_000L, 610_000L);
    version = Handle.applied(handle.commit("a", Expected.is(version), new Next.Touch(NEVER)));
    assertThat(life("a")).isEqualTo(NEVER);
    Handle.applied(handle.commit("a", Expected.is(version), new Next.Touch(now() + 1)));
    assertThat(life("a")).isBetween(-15_000L, 10_000L);
  }

  @Test
  void aHoldKeepsARecordUntilItEndsAtLeast() {
    Version brief = handle.put("brief", 1, now() + 10);
    Version lasting = handle.put("lasting", 1, now() + 6_000_000);
    Version eternal = handle.put("eternal", 1, NEVER);
    handle.hold("brief", Expected.is(brief), now() + 600_000);
    handle.hold("lasting", Expected.is(lasting), now() + 600_000);
    handle.hold("eternal", Expected.is(eternal), now() + 600_000);
    handle.hold("mere", Expected.absent(), now() + 600_000);

    assertThat(life("brief")).isBetween(580_000L, 610_000L);
    assertThat(life("lasting")).isBetween(5_980_000L, 6_010_000L);
    assertThat(life("eternal")).isEqualTo(NEVER);
    assertThat(life("mere")).isBetween(580_000L, 610_000L);
  }

  @Test
  void holdsInOneCommitDoSoToo() {
    Next hold = new Next.Hold(new Lease(now() + 600_000, Lease.Purpose.WRITER));
    List<Write> writes = new ArrayList<>();
    for (String key : List.of("brief", "lasting", "eternal")) {
      long deadline =
          key.equals("brief") ? now() + 10 : key.equals("lasting") ? now() + 6_000_000 : NEVER;
      Version version = handle.put(key, 1, deadline);
      writes.add(new Write(Handle.key(key), Expected.is(version), hold, Token.random()));
    }
    assertThat(handle.space.commit(writes)).allMatch(Result.Applied.class::isInstance);

    assertThat(life("brief")).isBetween(580_000L, 610_000L);
    assertThat(life("lasting")).isBetween(5_980_000L, 6_010_000L);
    assertThat(life("eternal")).isEqualTo(NEVER);
  }

  @Test
  void aClearOfMoreThanOnePartLeavesNothing() {
    for (int i = 0; i < 21; i++) {
      handle.putAll(i + "-", 1_000, 1);
    }
    assertThat(handle.space.clear()).isEqualTo(21_000);
    assertThat(handle.keys()).isEmpty();
  }
}
