package io.larder.store.dynamodb.server;

import io.larder.spi.StoreUri;
import io.larder.store.contract.server.SharedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * The server that all tests of a JVM share: the one that {@code LARDER_DYNAMODB_URI} names, else a
 * DynamoDB Local of our own, which ends with the JVM. Says once which it is.
 */
public final class DynamoDbTestServer {
  /** Contracts ask what is right, not how soon a machine that does much else answers. */
  private static final String PATIENCE = "&timeout=30000";

  private static final SharedServer SERVER =
      new SharedServer(
          "DynamoDB",
          "LARDER_DYNAMODB_URI",
          () -> local().uri() + PATIENCE,
          (uri, given) -> describe(uri));

  private static final ReentrantLock LOCK = new ReentrantLock();
  private static @Nullable DynamoDbProcess local;

  private DynamoDbTestServer() {}

  /**
   * Returns the URI of the store.
   *
   * @throws RuntimeException when there is none
   */
  public static String uri() {
    return SERVER.uri();
  }

  /** Returns a DynamoDB Local of our own, whatever the environment names; not to be stopped. */
  public static DynamoDbProcess local() {
    LOCK.lock();
    try {
      DynamoDbProcess known = local;
      if (known == null) {
        known = DynamoDbProcess.start(Path.of("target", "dynamodb"));
        local = known;
      }
      return known;
    } finally {
      LOCK.unlock();
    }
  }

  /** Returns the URI of another table beside that of a store; it is not there yet. */
  public static String emptied(String uri, String table) {
    StoreUri store = StoreUri.parse(uri);
    try (DynamoDbClient client = client(store)) {
      client.deleteTable(delete -> delete.tableName(table));
      client.waiter().waitUntilTableNotExists(describe -> describe.tableName(table));
    } catch (ResourceNotFoundException e) {
      // as it should be
    }
    int options = uri.indexOf('?');
    String others = options < 0 ? "" : "&" + uri.substring(options + 1);
    return "dynamodb:" + table + "?create=true" + others.replace("&create=true", "");
  }

  /** Returns a plain client for the server of a store, to be closed. */
  public static DynamoDbClient client(StoreUri uri) {
    Map<String, String> options = uri.options();
    DynamoDbClientBuilder client =
        DynamoDbClient.builder().httpClientBuilder(Apache5HttpClient.builder());
    String id = options.get("access-key");
    if (id != null) {
      AwsCredentials given = AwsBasicCredentials.create(id, options.get("secret-key"));
      client.credentialsProvider(StaticCredentialsProvider.create(given));
    }
    if (options.containsKey("region")) {
      client.region(Region.of(options.get("region")));
    }
    if (options.containsKey("endpoint")) {
      client.endpointOverride(URI.create(options.get("endpoint")));
    }
    return client.build();
  }

  /** Returns which server it is. */
  public static String description() {
    return SERVER.description();
  }

  private static String describe(String uri) {
    StoreUri parsed = StoreUri.parse(uri);
    String endpoint = parsed.options().get("endpoint");
    return "%s %s %s"
        .formatted(
            parsed,
            endpoint == null ? "in" : "at",
            endpoint == null ? parsed.options().get("region") : endpoint);
  }
}
