package io.larder.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.larder.LarderCachingProvider;
import io.larder.LarderConfiguration;
import io.larder.spi.StoreException;
import io.larder.spi.Ticker;
import io.larder.store.contract.handle.Handle;
import io.larder.store.dynamodb.server.DynamoDbTestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the caller hears when the service refuses: which table, why, what next, and no secret. */
@Timeout(60)
class RefusalTest {
  private static final String SECRET = "s3cr3t";
  private static final String LOGIN =
      "&access-key=hush&secret-key=" + SECRET + "&session-token=" + SECRET;

  private static Throwable assertRefused(String store, ThrowingCallable call, String why) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(store)
        .hasMessageContaining(why);
    StringWriter all = new StringWriter();
    thrown.printStackTrace(new PrintWriter(all));
    assertThat(all.toString()).doesNotContain(SECRET).doesNotContain("hush");
    return thrown;
  }

  private static void open(String uri) {
    Handle.store(uri, Ticker.system()).close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | UnrecognizedClientException | The security token included in the request is invalid."
            + " | it does not know the access key",
        "400 | InvalidSignatureException | The Canonical String should have been x-amz-security-token:"
            + SECRET
            + " | the secret key is wrong, or this machine's clock is",
        "400 | ExpiredTokenException | The security token included in the request is expired"
            + " | the session token has expired",
        "400 | AccessDeniedException | User: arn:aws:iam::1:user/x is not authorized to perform:"
            + " dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-1:1:table/caches"
            + " | lacks the right dynamodb:GetItem; the store's README lists all",
        "400 | ResourceNotFoundException | Requested resource not found"
            + " | there is no such table; add create=true",
        "400 | ValidationException | The provided key element does not match the schema"
            + " | it says: The provided key element does not match the schema (ValidationException)",
        "500 | InternalServerError | The request processing has failed"
            + " | it has trouble of its own; try again",
        "503 | ServiceUnavailable | Try later | it is not available",
      })
  void aServicesErrorIsPutInWords(int status, String code, String message, String words) {
    try (Responder service = new Responder();
        Handle handle = Handle.open(service.uri() + "&timeout=3000", Ticker.system())) {
      service.fail("GetItem", status, code, message);

      assertRefused("get on dynamodb:caches at http://127.0.0.1", () -> handle.get("k"), words);
      assertThat(handle.space.toString() + handle.store).doesNotContain(SECRET);
    }
  }

  @Test
  void wrongCredentialsAreRefusedWhenTheStoreIsOpened() {
    try (Responder service = new Responder()) {
      service.forget("DescribeTable");
      service.fail("DescribeTable", 400, "UnrecognizedClientException", "invalid");
      assertRefused("open on dynamodb:caches", () -> open(service.uri()), "the access key");
    }
  }

  @Test
  void aTableThatIsNotThereIsNamedAndHowToMakeIt() {
    String uri =
        DynamoDbTestServer.local()
            .uri()
            .replace("larder-test", "missing")
            .replace("create=true&", "");
    assertRefused("open on dynamodb:missing", () -> open(uri), "add create=true");
  }

  @Test
  void aPortWhereNobodyListensIsNamed() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String endpoint = "http://127.0.0.1:" + port;
    assertRefused(
        "dynamodb:caches at " + endpoint,
        () -> open("dynamodb:caches?region=local&endpoint=" + endpoint + LOGIN),
        "nothing listens there");
  }

  @ParameterizedTest
  @CsvSource({
    "region=local&endpoint=http://no-such-host.invalid, at http://no-such-host.invalid",
    "region=nowhere-1, in nowhere-1"
  })
  void anUnknownHostIsNamed(String options, String name) {
    assertRefused(
        "dynamodb:caches " + name,
        () -> open("dynamodb:caches?" + options + LOGIN),
        "its host is unknown");
  }

  @Test
  void tlsThatTheServerDoesNotSpeakIsRefusedInTime() {
    String uri = DynamoDbTestServer.local().uri().replace("http:", "https:");
    assertRefused(
        "dynamodb:larder-test at https:", () -> open(uri + "&timeout=3000"), "TLS failed");
  }

  @Test
  void aProfileThatIsNotThereIsNamed() {
    Throwable thrown =
        assertRefused(
            "open on dynamodb:caches",
            () -> open("dynamodb:caches?region=eu-west-1&profile=no-such-profile"),
            "no credentials were found");
    assertThat(thrown).hasCauseInstanceOf(SdkClientException.class);
  }

  @Test
  void aCacheWhoseStoreIsRefusedSaysWhichAndWhy() {
    try (Responder service = new Responder();
        LarderCachingProvider provider = new LarderCachingProvider()) {
      Cache<String, String> cache =
          provider
              .getCacheManager()
              .createCache(
                  "users",
                  new LarderConfiguration<String, String>()
                      .setTypes(String.class, String.class)
                      .setStore(service.uri()));
      service.fail("GetItem", 400, "AccessDeniedException", "perform: dynamodb:GetItem on x");

      assertThat(catchThrowable(() -> cache.get("k")))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("'users'")
          .hasMessageContaining("dynamodb:caches")
          .hasStackTraceContaining("dynamodb:GetItem");
    }
  }
}
