package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Reply;
import io.larder.store.contract.LoggedMessages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The level of one logger says whether calls are told of, and whether a warning is. */
class LogTest {
  @TempDir private Path folder;

  private final Logger logger = Logger.getLogger(AwsCaching.class.getName());
  private final LoggedMessages messages = new LoggedMessages(AwsCaching.class.getName());
  private final StubService stub =
      new StubService((asked, number) -> Reply.of(200, "application/x-amz-json-1.0", "{}"));

  @AfterEach
  void close() {
    logger.setLevel(null);
    messages.close();
    stub.close();
  }

  private List<String> saidOfTwoCalls(Path file, Level level) {
    logger.setLevel(level);
    try (AwsCaching caching = AwsCaching.open(file);
        DynamoDbClient client =
            caching
                .sync(
                    Scopes.at(stub.endpoint(), DynamoDbClient.builder()),
                    UrlConnectionHttpClient.builder())
                .build()) {
      client.listTables();
      client.listTables();
    }
    return messages.messages();
  }

  @Test
  void aCallIsToldOfAtDebug() {
    assertThat(saidOfTwoCalls(folder.resolve("aws.cache"), Level.FINE))
        .containsExactly("dynamodb:ListTables: miss", "dynamodb:ListTables: hit");
  }

  @Test
  void andNotByDefault() {
    assertThat(saidOfTwoCalls(folder.resolve("aws.cache"), Level.INFO)).isEmpty();
  }

  @Test
  void theWarningCanBeSilenced() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way").resolve("aws.cache");
    assertThat(saidOfTwoCalls(file, Level.OFF)).isEmpty();
    assertThat(saidOfTwoCalls(file, Level.INFO)).hasSize(1);
  }
}
