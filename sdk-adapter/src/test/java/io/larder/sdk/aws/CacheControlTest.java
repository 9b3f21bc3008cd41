package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What a service's {@code Cache-Control} does: nothing, until it is asked for. */
@Timeout(120)
class CacheControlTest {
  private static @Nullable Duration limit(Map<String, List<String>> headers) {
    SdkHttpResponse head = SdkHttpResponse.builder().statusCode(200).headers(headers).build();
    return CacheControl.limit(new Answer(head, new byte[0]), Duration.ofMinutes(15));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                   | 900",
        "private                              | 900",
        "must-revalidate, max-age=60          | 60",
        "Max-Age=\"60\"                     | 60",
        "max-age=60, max-age=30               | 30",
        "max-age=3600                         | 900",
        "max-age=99999999999999999999         | 900",
        "s-maxage=60                          | 900",
        "max-age=0                            |",
        "max-age=soon                         |",
        "max-age                              |",
        "no-store                             |",
        "max-age=60, No-Cache                 |",
        "no-cache=\"Set-Cookie\"            |",
        "no-cache, no-store, must-revalidate  |",
      })
  void whatTheDirectivesLeave(String directives, @Nullable Long seconds) {
    assertThat(limit(Map.of("cache-control", List.of(directives))))
        .isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
  }

  @Test
  void severalHeadersAreOne() {
    assertThat(limit(Map.of("Cache-Control", List.of("max-age=60", "max-age=20"))))
        .isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void anAgeIsTakenOff() {
    assertThat(limit(Map.of("Cache-Control", List.of("max-age=60"), "Age", List.of("50"))))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(limit(Map.of("Cache-Control", List.of("max-age=60"), "Age", List.of("60"))))
        .isNull();
  }

  @Test
  void itIsHeededOnRequest() {
    try (Scopes scopes = new Scopes();
        StubService stub =
            new StubService(
                (asked, number) ->
                    Reply.of(200, "application/x-amz-json-1.0", "{}")
                        .with(
                            "Cache-Control",
                            asked.header("X-amz-target").endsWith("Limits")
                                ? "no-store"
                                : "max-age=10"));
        AwsCaching deaf = scopes.open();
        AwsCaching heedful = scopes.open(scopes.configuration().honourCacheControl(true));
        DynamoDbClient first = client(heedful, stub);
        DynamoDbClient second = client(deaf, stub)) {
      first.describeLimits();
      first.describeLimits();
      first.listTables();
      first.listTables();
      assertThat(stub.requests()).isEqualTo(3);
      scopes.clock.move(Duration.ofSeconds(10));
      first.listTables();
      assertThat(stub.requests()).isEqualTo(4);
      second.describeLimits();
      second.describeLimits();
      assertThat(stub.requests()).isEqualTo(5);
    }
  }

  private static DynamoDbClient client(AwsCaching caching, StubService stub) {
    return caching
        .sync(
            Scopes.at(stub.endpoint(), DynamoDbClient.builder()), UrlConnectionHttpClient.builder())
        .build();
  }
}
