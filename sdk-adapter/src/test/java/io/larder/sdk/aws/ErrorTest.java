package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.larder.sdk.aws.StubService.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Which errors are kept. */
class ErrorTest {
  private static final String NOT_FOUND =
      "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\"}";
  private static final String NO_ENTITY =
      "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code></Error></ErrorResponse>";

  private final Scopes scopes = new Scopes();
  private final StubService stub =
      new StubService((asked, number) -> Reply.of(400, "application/x-amz-json-1.0", NOT_FOUND));

  @AfterEach
  void close() {
    stub.close();
    scopes.close();
  }

  private DynamoDbClient client(AwsCaching caching) {
    return caching
        .sync(
            Scopes.at(stub.endpoint(), DynamoDbClient.builder()), UrlConnectionHttpClient.builder())
        .build();
  }

  private static void fails(DynamoDbClient client) {
    assertThatThrownBy(() -> client.describeTable(describe -> describe.tableName("none")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void noErrorIsKept() {
    try (AwsCaching caching = scopes.open();
        DynamoDbClient client = client(caching)) {
      fails(client);
      fails(client);
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void aNamedErrorIsKeptForAShortTime() {
    try (AwsCaching caching =
            scopes.open(
                scopes.configuration().errors(Duration.ofSeconds(5), "ResourceNotFoundException"));
        DynamoDbClient client = client(caching)) {
      fails(client);
      fails(client);
      assertThat(stub.requests()).isEqualTo(1);
      scopes.clock.move(Duration.ofSeconds(5));
      fails(client);
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void itIsKnownByItsNameInXmlToo() {
    stub.replies((asked, number) -> Reply.of(404, "text/xml", NO_ENTITY));
    try (AwsCaching caching =
            scopes.open(scopes.configuration().errors(Duration.ofSeconds(5), "NoSuchEntity"));
        IamClient iam =
            caching
                .sync(
                    Scopes.at(stub.endpoint(), IamClient.builder()),
                    UrlConnectionHttpClient.builder())
                .build()) {
      for (int times = 0; times < 2; times++) {
        assertThatThrownBy(() -> iam.getUser(get -> get.userName("none")))
            .isInstanceOf(NoSuchEntityException.class);
      }
      assertThat(stub.requests()).isEqualTo(1);
    }
  }

  @Test
  void anErrorOfTheServerIsAskedAgainAndTheAnswerKept() {
    stub.replies(
        (asked, number) ->
            number == 1
                ? Reply.of(500, "application/x-amz-json-1.0", "{}")
                : Reply.of(200, "application/x-amz-json-1.0", "{\"TableNames\":[]}"));
    try (AwsCaching caching = scopes.open();
        DynamoDbClient client = client(caching)) {
      client.listTables();
      client.listTables();
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void thoseThatPassAreRefused() {
    for (String name :
        new String[] {"ThrottlingException", "AccessDenied", "ExpiredToken", "InternalError"}) {
      assertThatThrownBy(() -> scopes.configuration().errors(Duration.ofSeconds(5), name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
  }
}
