package io.larder.store.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import io.larder.spi.Capabilities.Feed;
import io.larder.spi.Change;
import io.larder.spi.Expected;
import io.larder.spi.Next;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.spi.Version;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.FeedWireContract;
import io.larder.store.contract.server.Proxy.Fault;
import io.larder.store.mongodb.server.MongodbProcess;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class FeedTest extends FeedWireContract<MongodbProcess> {
  @Override
  protected MongodbProcess start(Path folder) {
    return MongodbProcess.start(folder);
  }

  @Override
  protected String uri(int port, int timeoutMillis) {
    return "mongodb://127.0.0.1:" + port + "/?directConnection=true&timeout=" + timeoutMillis;
  }

  @Override
  protected int timeoutMillis() {
    return 3_000;
  }

  @Override
  protected String pollWord() {
    return "getMore";
  }

  @Override
  protected int thousandsKept() {
    return 3;
  }

  @Override
  protected boolean mayTellTwice() {
    return true;
  }

  @Test
  void aPollIsTwoTrips() {
    other().put("k");
    long before = handle().figure("round-trips");

    assertPollTells("changed", "alive");
    assertThat(handle().figure("round-trips") - before - 2).isEqualTo(2);
  }

  @Test
  void eachKindOfChangeComesWithItsVersion() {
    Version made = other().put("k");
    Version put = Handle.applied(other().commit("k", Expected.is(made), put(2)));
    Version touched = Handle.applied(other().commit("k", Expected.is(put), new Next.Touch(5)));
    Version upserted = Handle.applied(other().commit("k", new Expected.Unheld(1, true), put(3)));
    other().commit("k", Expected.is(upserted), new Next.Delete());
    feed().poll();

    assertThat(heard().changes())
        .extracting(Change::version)
        .containsExactly(made, put, touched, upserted, null);
    assertThat(heard().changes()).extracting(Change::key).containsOnly(Handle.key("k"));
  }

  private static Next put(int length) {
    return new Next.Put(new byte[length], Long.MAX_VALUE);
  }

  @Test
  void aDatabaseThatWasDroppedIsAGap() {
    other().put("k");
    assertPollTells("changed", "alive");
    try (MongoClient client = server().client()) {
      client.getDatabase("larder").drop();
    }
    assertPollTells("gap", "alive");
    other().put("k");
    assertPollTells("changed", "alive");
  }

  /** As a backup that was restored, or a rollback after a failover, would look. */
  @Test
  void aServerThatIsBackInAnEarlierStateIsAGap() {
    assertPollTells("alive");
    try (MongoClient client = server().client()) {
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
    other().put("k");
    assertPollTells("changed", "alive");
    server().kill();
    assertThatThrownBy(feed()::poll).isInstanceOf(StoreException.class);
    assertThat(heard().take()).isEmpty();
    server().restart();

    if (MongodbProcess.forgets()) {
      assertPollTells("gap", "alive");
    } else {
      assertPollTells("alive");
    }
    assertThat(other().get("k") == null).isEqualTo(MongodbProcess.forgets());
    other().put("k");
    assertPollTells("changed", "alive");
  }

  @Test
  void aMarkerWithoutReplyLosesNothing() {
    other().put("0");
    assertPollTells("changed", "alive");
    other().put("1");
    proxy().onNext("updates", Fault.HANG);

    assertThatThrownBy(feed()::poll).isInstanceOf(StoreException.class);
    assertPollTells("changed", "alive");
  }

  @Test
  void whereTheUriSaysSoThereIsNoFeed() {
    try (Handle silent = Handle.open(server().uri() + "?feed=none", Ticker.system())) {
      assertThat(silent.store.capabilities().feed()).isEqualTo(Feed.NONE);
      assertThatThrownBy(() -> silent.space.changes(heard()))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }
}
