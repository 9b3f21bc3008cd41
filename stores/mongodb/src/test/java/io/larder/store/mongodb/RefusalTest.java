package io.larder.store.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoClient;
import io.larder.spi.StoreConfig;
import io.larder.spi.StoreException;
import io.larder.spi.StoreUri;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.contract.server.Proxy;
import io.larder.store.mongodb.server.MongodbProcess;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the caller hears when a server refuses: which one, why, what next, and no secret. */
@Timeout(60)
class RefusalTest {
  private static final String SECRET = "s3cr3t";

  @TempDir private Path folder;
  private MongodbProcess server;

  @BeforeEach
  void start() {
    server = MongodbProcess.start(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void assertRefused(String uri, ThrowingCallable call, String why) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(uri)
        .hasMessageContaining(why);
    StringWriter all = new StringWriter();
    thrown.printStackTrace(new PrintWriter(all));
    assertThat(all.toString()).doesNotContain(SECRET);
  }

  private static void open(String uri) {
    Handle.store(uri, Ticker.system()).close();
  }

  /** The server in Java knows no logins at all: that is another reason in the same words. */
  @Test
  void aLoginThatTheServerDoesNotTakeIsRefused() {
    assertRefused(
        "mongodb://***@127.0.0.1:" + server.port(),
        () -> open("mongodb://larder:" + SECRET + "@127.0.0.1:" + server.port()),
        MongodbProcess.forgets() ? "login is refused" : "password is wrong");
  }

  @Test
  void anUnknownHostIsNamed() {
    assertRefused(
        "mongodb://***@no-such-host.invalid",
        () -> open("mongodb://u:" + SECRET + "@no-such-host.invalid?timeout=2000"),
        "host is unknown");
  }

  @Test
  void aDomainThatListsNoServersIsNamed() {
    Throwable thrown =
        catchThrowable(
            () ->
                new MongodbSrvStoreFactory()
                    .open(
                        new StoreConfig(
                            StoreUri.parse(
                                "mongodb+srv://u:" + SECRET + "@no-such.example.invalid"),
                            Ticker.system())));
    assertThat(thrown)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("mongodb+srv://***@no-such.example.invalid")
        .hasMessageContaining("DNS");
    assertThat(thrown.toString()).doesNotContain(SECRET);
  }

  @Test
  void aPortWhereNobodyListensIsNamed() {
    server.kill();
    assertRefused(server.uri(), () -> open(server.uri() + "?timeout=2000"), "nothing listens");
  }

  @Test
  void tlsThatTheServerDoesNotSpeakIsRefusedInTime() {
    long before = System.nanoTime();
    assertRefused(server.uri(), () -> open(server.uri() + "?tls=true&timeout=2000"), "tls");
    assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
  }

  @Test
  void whenAllConnectionsAreInUseTheCallerHearsThatInTime() throws InterruptedException {
    try (Proxy proxy = new Proxy(server.port());
        Handle handle =
            Handle.open(
                "mongodb:"
                    + proxy.location()
                    + "/?directConnection=true&maxPoolSize=1&timeout=3000",
                Ticker.system())) {
      handle.get("k");
      proxy.onNext("find", Proxy.Fault.HANG);
      Thread first =
          new Thread(() -> assertThat(catchThrowable(() -> handle.get("k"))).isNotNull());
      first.start();
      while (proxy.isPlanned()) {
        Thread.onSpinWait();
      }
      Throwable second = catchThrowable(() -> handle.get("k"));
      first.join();

      assertThat(second)
          .satisfiesAnyOf(
              e -> assertThat(e).isNull(), // it came after the first had given up
              e -> assertThat(e).isInstanceOf(StoreException.class));
      assertThat(handle.get("k")).isNull();
    }
  }

  @Test
  void whatIsNotLardersIsNamedAndLeftAlone() {
    try (Handle handle = Handle.open(server.uri(), Ticker.system());
        MongoClient client = server.client()) {
      handle.put("k");
      client
          .getDatabase("larder")
          .getCollection("larder." + Handle.NAMESPACE)
          .insertOne(
              new Document("_id", new Binary(Handle.key("odd").bytes()))
                  .append("name", "not ours"));

      assertThatThrownBy(() -> handle.get("odd"))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(server.uri())
          .hasMessageContaining("is not Larder's");
      assertThat(handle.get("k")).isNotNull();
    }
  }

  @Test
  void noSecretIsInWhatAStoreSaysOfItself() {
    try (Handle handle = Handle.open(server.uri(), Ticker.system())) {
      assertThat(handle.space.toString() + handle.store).doesNotContain(SECRET);
      handle.put("k");
      handle.get("k");
      assertThat(handle.figure("reads")).isEqualTo(1);
      assertThat(handle.figure("commits")).isEqualTo(1);
      assertThat(handle.figure("conflicts")).isZero();
      assertThat(handle.figure("server.collection.documents")).isPositive();
      assertThat(handle.figure("server.database.collections")).isPositive();
    }
  }
}
