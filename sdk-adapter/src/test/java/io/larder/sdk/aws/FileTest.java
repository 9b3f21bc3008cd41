package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Reply;
import io.larder.store.contract.LoggedMessages;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The file that processes share. */
@Timeout(120)
class FileTest {
  @TempDir private Path folder;

  private final StubService stub =
      new StubService((asked, number) -> Reply.of(200, "application/x-amz-json-1.0", "{}"));
  private final LoggedMessages warnings = new LoggedMessages(AwsCaching.class.getName());

  @AfterEach
  void close() {
    warnings.close();
    stub.close();
    assertThat(warnings.messages()).isEmpty();
  }

  private Path file() {
    return folder.resolve("aws.cache");
  }

  private DynamoDbClient client(AwsCaching caching) {
    return caching
        .sync(
            Scopes.at(stub.endpoint(), DynamoDbClient.builder()), UrlConnectionHttpClient.builder())
        .build();
  }

  @Test
  void itOutlivesItsScope() {
    for (int times = 0; times < 2; times++) {
      try (AwsCaching caching = AwsCaching.open(file());
          DynamoDbClient client = client(caching)) {
        client.listTables();
      }
    }
    assertThat(stub.requests()).isEqualTo(1);
  }

  @Test
  void scopesShareIt() {
    try (AwsCaching one = AwsCaching.open(file());
        AwsCaching two = AwsCaching.open(file());
        AwsCaching elsewhere = AwsCaching.open(folder.resolve("other.cache"));
        DynamoDbClient first = client(one);
        DynamoDbClient second = client(two);
        DynamoDbClient third = client(elsewhere)) {
      first.listTables();
      second.listTables();
      assertThat(stub.requests()).isEqualTo(1);
      third.listTables();
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void processesFillItTogether() throws Exception {
    stub.replies(new Errand.Table());
    List<Process> processes = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      processes.add(Errand.start(Hardship.NONE, folder, stub.endpoint(), false));
    }
    int sent = 0;
    for (Process process : processes) {
      Errand errand = Errand.of(process);
      assertThat(errand.warnings()).isEmpty();
      sent += errand.calls() - errand.hits();
    }
    assertThat(stub.requests()).isEqualTo(sent).isBetween(Errand.ITEMS, 3 * Errand.ITEMS);
    Errand last = Errand.of(Errand.start(Hardship.NONE, folder, stub.endpoint(), false));
    assertThat(last.hits()).isEqualTo(last.calls());
    assertThat(stub.requests()).isEqualTo(sent);
  }

  @Test
  void itHoldsNoMoreThanItMay() {
    try (AwsCaching caching =
            AwsCaching.open(
                AwsCachingConfiguration.builder().file(file()).maximumEntries(2).build());
        DynamoDbClient client = client(caching)) {
      client.listTables();
      client.describeLimits();
      client.listBackups();
      client.listBackups();
      client.describeLimits();
      assertThat(stub.requests()).isEqualTo(3);
      client.listTables();
      assertThat(stub.requests()).isEqualTo(4);
    }
  }

  @Test
  void whenItIsDeletedItBeginsAnew() throws IOException {
    try (AwsCaching caching = AwsCaching.open(file());
        DynamoDbClient client = client(caching)) {
      client.listTables();
      deleteAll();
      passMillisecond();
      for (int times = 0; times < 3; times++) {
        client.listTables();
      }
      assertThat(stub.requests()).isEqualTo(2);
      deleteAll();
    }
    try (AwsCaching caching = AwsCaching.open(file());
        DynamoDbClient client = client(caching)) {
      client.listTables();
      client.listTables();
      assertThat(stub.requests()).isEqualTo(3);
    }
  }

  /** For so long after the last look a reader may believe that the file is still there. */
  private static void passMillisecond() {
    long from = System.nanoTime();
    while (System.nanoTime() - from < 1_000_000) {
      Thread.onSpinWait();
    }
  }

  private void deleteAll() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }
}
