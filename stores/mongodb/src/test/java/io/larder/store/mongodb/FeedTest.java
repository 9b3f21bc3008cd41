package io.larder.store.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Change;
import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.StoreException;
import io.larder.spi.Subscription;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.handle.Told;
import io.larder.store.contract.server.Proxy;
import io.larder.store.contract.server.Proxy.Fault;
import io.larder.store.mongodb.server.MongodbProcess;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FeedTest {
  private static final String OPTIONS = "/?directConnection=true&timeout=3000";

  private final Told heard = new Told();
  @TempDir private Path folder;
  private MongodbProcess server;
  private Proxy proxy;
  private Handle own;
  private Handle other;
  private Subscription feed;

  @BeforeEach
  void subscribe() {
    server = MongodbProcess.start(folder);
    proxy = new Proxy(server.port());
    own = TestStores.handle(TestStores.uri(proxy) + OPTIONS, Ticker.system());
    other = TestStores.handle(server.uri(), Ticker.system());
    feed = own.space.changes(heard);
  }

  @AfterEach
  void close() {
    own.close();
    other.close();
    proxy.close();
    server.close();
  }

  private void assertPollTells(String... words) {
    feed.poll();
    assertThat(heard.take()).containsExactly(words);
  }

  @Test
  void whereNothingHappenedThereIsLife() {
    assertPollTells("alive");
    assertPollTells("alive");
  }

  @Test
  void aPollIsTwoTrips() {
    other.put("k");
    long before = own.figure("round-trips");

    assertPollTells("changed", "alive");
    assertThat(own.figure("round-trips") - before - 2).isEqualTo(2);
  }

  @Test
  void eachKindOfChangeComesWithItsVersion() {
    Version made = other.put("k");
    Version put = Handle.applied(other.commit("k", Expected.is(made), put(2)));
    Version touched = Handle.applied(other.commit("k", Expected.is(put), new Next.Touch(5)));
    Version upserted = Handle.applied(other.commit("k", new Expected.Unheld(1, true), put(3)));
    other.commit("k", Expected.is(upserted), new Next.Delete());
    feed.poll();

    assertThat(heard.changes())
        .extracting(Change::version)
        .containsExactly(made, put, touched, upserted, null);
    assertThat(heard.changes()).extracting(Change::key).containsOnly(Handle.key("k"));
  }

  private static Next put(int length) {
    return new Next.Put(new byte[length], Long.MAX_VALUE);
  }

  @Test
  void aClearIsTold() {
    other.put("before");
    other.space.clear();
    other.put("after");

    assertPollTells("all", "changed", "alive");
  }

  @Test
  void manyChangesAreAllTold() {
    for (int i = 0; i < 3; i++) {
      other.putAll("k" + i + "-", 1_000, 1);
    }
    feed.poll();

    assertThat(heard.take()).doesNotContain("gap").endsWith("alive");
    assertThat(heard.changes()).hasSize(3_000);
    assertPollTells("alive");
  }

  @Test
  void aDatabaseThatWasDroppedIsAGap() {
    other.put("k");
    assertPollTells("changed", "alive");
    try (MongoClient client = server.client()) {
      client.getDatabase("larder").drop();
    }
    assertPollTells("gap", "alive");
    other.put("k");
    assertPollTells("changed", "alive");
  }

  /** As a backup that was restored, or a rollback after a failover, would look. */
  @Test
  void aServerThatIsBackInAnEarlierStateIsAGap() {
    assertPollTells("alive");
    try (MongoClient client = server.client()) {
      client
          .getDatabase("larder")
          .getCollection("larder." + Handle.NAMESPACE)
          .updateOne(
              new Document("_id", new Document("$type", "string")),
              new Document("$set", new Document("v", new byte[16])));
    }
    assertPollTells("gap", "alive");
    assertPollTells("alive");
  }

  @Test
  void aServerThatWasRestartedIsNoSignOfLifeUntilItAnswers() {
    other.put("k");
    assertPollTells("changed", "alive");
    server.kill();
    assertThatThrownBy(feed::poll).isInstanceOf(StoreException.class);
    assertThat(heard.take()).isEmpty();
    server.restart();

    if (MongodbProcess.forgets()) {
      assertPollTells("gap", "alive");
    } else {
      assertPollTells("alive");
    }
    assertThat(other.get("k") == null).isEqualTo(MongodbProcess.forgets());
    other.put("k");
    assertPollTells("changed", "alive");
  }

  @Test
  void aConnectionThatBreaksLosesNothing() {
    other.put("0");
    assertPollTells("changed", "alive");
    other.put("1");
    proxy.cut();
    assertPollTells("changed", "alive");
    other.put("2");
    proxy.onNext("getMore", Fault.CUT_AFTER);
    assertPollTells("changed", "alive");
    assertThat(heard.changes()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aHalfOpenConnectionIsNoSignOfLife() {
    other.put("0");
    assertPollTells("changed", "alive");
    other.put("1");
    proxy.onNext("getMore", Fault.HANG);

    assertThatThrownBy(feed::poll).isInstanceOf(StoreException.class);
    assertThat(heard.take()).isEmpty();
    assertPollTells("changed", "alive");
  }

  @Test
  void aMarkerWithoutReplyLosesNothing() {
    other.put("0");
    assertPollTells("changed", "alive");
    other.put("1");
    proxy.onNext("updates", Fault.HANG);

    assertThatThrownBy(feed::poll).isInstanceOf(StoreException.class);
    assertPollTells("changed", "alive");
  }

  @Test
  void whereTheUriSaysSoThereIsNoFeed() {
    try (Handle silent = TestStores.handle(server.uri() + "?feed=none", Ticker.system())) {
      assertThat(silent.store.capabilities().feed()).isEqualTo(Feed.NONE);
      assertThatThrownBy(() -> silent.space.changes(heard))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }
}
