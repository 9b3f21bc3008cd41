package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Reply;
import io.larder.store.contract.LoggedMessages;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A cache that fails: calls go through, once each, and one warning says why. */
@Timeout(120)
class FaultTest {
  @TempDir private Path folder;

  private final StubService stub =
      new StubService(
          (asked, number) ->
              Reply.of(200, "application/x-amz-json-1.0", "{\"TableNames\":[\"one\"]}"));
  private final LoggedMessages warnings = new LoggedMessages("io.larder");

  @BeforeEach
  void listenToWarnings() {
    warnings.setLevel(Level.WARNING);
  }

  @AfterEach
  void close() {
    warnings.close();
    stub.close();
  }

  private DynamoDbClient client(AwsCaching caching) {
    return caching
        .sync(
            Scopes.at(stub.endpoint(), DynamoDbClient.builder()), UrlConnectionHttpClient.builder())
        .build();
  }

  private void callsGoThrough(AwsCaching caching) {
    try (caching;
        DynamoDbClient client = client(caching)) {
      for (int times = 1; times <= 3; times++) {
        assertThat(client.listTables().tableNames()).containsExactly("one");
        assertThat(stub.requests()).isEqualTo(times);
      }
    }
    assertThat(warnings.messages()).hasSize(1);
  }

  @Test
  void aFileThatIsNoCacheIsLeftAlone() throws IOException {
    Path file = folder.resolve("notes.txt");
    Files.writeString(file, "no database at all, but notes ".repeat(100));
    callsGoThrough(AwsCaching.open(file));
    assertThat(Files.readString(file)).startsWith("no database at all");
  }

  @Test
  void aDamagedFileBeginsAnew() throws IOException {
    Path file = folder.resolve("aws.cache");
    try (AwsCaching caching = AwsCaching.open(file);
        DynamoDbClient client = client(caching)) {
      client.listTables();
    }
    byte[] noise = new byte[20_000];
    new Random(1).nextBytes(noise);
    Files.write(file, noise);
    try (AwsCaching caching = AwsCaching.open(file);
        DynamoDbClient client = client(caching)) {
      assertThat(client.listTables().tableNames()).containsExactly("one");
      assertThat(client.listTables().tableNames()).containsExactly("one");
      assertThat(stub.requests()).isEqualTo(2);
    }
    assertThat(warnings.messages()).singleElement().asString().contains("was damaged");
  }

  @Test
  void aPlaceWhereNothingCanBeMade() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "in the way");
    callsGoThrough(AwsCaching.open(file.resolve("aws.cache")));
  }

  @Test
  void aFileThatAnotherHasLocked() throws SQLException {
    Path file = folder.resolve("aws.cache");
    AwsCaching.open(file).close();
    AwsCaching caching = AwsCaching.open(file);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file + "-generations");
        Statement lock = other.createStatement()) {
      lock.execute("BEGIN IMMEDIATE");
      try (caching;
          DynamoDbClient client = client(caching)) {
        assertThat(client.listTables().tableNames()).containsExactly("one");
        assertThat(stub.requests()).isEqualTo(1);
      }
      assertThat(warnings.messages()).hasSize(1);
    }
  }

  @Test
  void aCacheThatFailsAtEverything() {
    try (Scopes scopes = new Scopes()) {
      callsGoThrough(
          AwsCaching.over(
              failing(scopes.answers, new AtomicBoolean(true)),
              failing(scopes.generations, new AtomicBoolean(true)),
              scopes.configuration().build()));
    }
  }

  /** As a full disk does: what is there is read, nothing can be written. */
  @Test
  void aCacheThatTakesNothing() {
    try (Scopes scopes = new Scopes()) {
      scopes.generations.put("dynamodb", Generation.begin(0).toBytes());
      callsGoThrough(
          AwsCaching.over(
              failing(scopes.answers, new AtomicBoolean(true), "put"),
              failing(scopes.generations, new AtomicBoolean(true), "put"),
              scopes.configuration().build()));
    }
  }

  @Test
  void whatCannotBeReadIsAMiss() {
    try (Scopes scopes = new Scopes();
        AwsCaching caching = scopes.open();
        DynamoDbClient client = client(caching)) {
      client.listTables();
      String key = scopes.answers.iterator().next().getKey();
      byte[] whole = scopes.answers.get(key);
      for (int length = 0; length < whole.length; length++) {
        assertThat(StoredAnswer.of(Arrays.copyOf(whole, length))).isNull();
      }
      scopes.answers.put(key, new byte[] {1, 2, 3});
      assertThat(client.listTables().tableNames()).containsExactly("one");
      assertThat(stub.requests()).isEqualTo(2);
      client.listTables();
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void afterAMutationThatCouldNotBeNotedNothingIsAnsweredUntilItIs() {
    AtomicBoolean broken = new AtomicBoolean();
    try (Scopes scopes = new Scopes();
        AwsCaching caching =
            AwsCaching.over(
                scopes.answers,
                failing(scopes.generations, broken, "put"),
                scopes.configuration().quietPeriod(Duration.ZERO).build());
        DynamoDbClient client = client(caching)) {
      client.listTables();
      broken.set(true);
      client.deleteTable(delete -> delete.tableName("one"));
      client.listTables();
      client.listTables();
      assertThat(stub.requests()).isEqualTo(4);
      broken.set(false);
      client.listTables();
      client.listTables();
      assertThat(stub.requests()).isEqualTo(5);
      assertThat(warnings.messages()).hasSize(1);
    }
  }

  @Test
  void norAfterAFlushUntilItsQuietPeriodIsOver() {
    AtomicBoolean broken = new AtomicBoolean(true);
    try (Scopes scopes = new Scopes();
        AwsCaching caching =
            AwsCaching.over(
                scopes.answers,
                failing(scopes.generations, broken, "put"),
                scopes.configuration().build());
        DynamoDbClient client = client(caching)) {
      client.deleteTable(delete -> delete.tableName("one"));
      broken.set(false);
      caching.flush("DynamoDb");
      client.listTables();
      client.listTables();
      assertThat(stub.requests()).isEqualTo(3);
      scopes.clock.move(Duration.ofSeconds(5));
      client.listTables();
      client.listTables();
      assertThat(stub.requests()).isEqualTo(4);
    }
  }

  @Test
  void anIdentityThatFailsIsNoFaultOfTheCall() {
    try (Scopes scopes = new Scopes()) {
      callsGoThrough(
          scopes.open(
              scopes
                  .configuration()
                  .identity(
                      caller -> {
                        throw new IllegalStateException("nobody knows");
                      })));
    }
  }

  /** Returns a cache some of whose methods fail while it is broken; all, when none is named. */
  @SuppressWarnings("unchecked")
  private static Cache<String, byte[]> failing(
      Cache<String, byte[]> cache, AtomicBoolean broken, String... methods) {
    return (Cache<String, byte[]>)
        Proxy.newProxyInstance(
            FaultTest.class.getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              if (broken.get()
                  && (methods.length == 0 || List.of(methods).contains(method.getName()))) {
                throw new CacheException("broken");
              }
              return method.invoke(cache, arguments);
            });
  }
}
