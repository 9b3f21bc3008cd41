package io.larder.example.audit.local;

import io.larder.store.dynamodb.server.DynamoDbProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Two accounts that differ in all they have. Each has a DynamoDB Local, which ends with the JVM.
 */
public final class TwoAccounts {
  /** How many calls an audit of both makes: who they are, pages, second factors, tables. */
  public static final int CALLS = (1 + 3 + 5 + 2 + 2 + 2 + 3) + (1 + 2 + 3 + 1 + 1 + 1 + 1);

  private static final KeySchemaElement KEY =
      KeySchemaElement.builder().attributeName("k").keyType(KeyType.HASH).build();
  private static final AttributeDefinition ATTRIBUTE =
      AttributeDefinition.builder().attributeName("k").attributeType(ScalarAttributeType.S).build();

  /** One server each, for all tests of a JVM. */
  private static final int ADAS_PORT = tables("ada", 3);

  private static final int BOBS_PORT = tables("bob", 1);

  private TwoAccounts() {}

  /** Returns them, as they are at the beginning. */
  public static List<LocalAccount> create() {
    return List.of(
        new LocalAccount("ada", "111111111111", 5, ADAS_PORT),
        new LocalAccount("bob", "222222222222", 3, BOBS_PORT));
  }

  /** Returns with which options an audit of them is run. */
  public static List<String> options(LocalAws aws, Path cache) {
    return List.of("--cache=" + cache, "--endpoint=" + aws.endpoint(), "--page-size=2");
  }

  private static int tables(String account, int count) {
    int port = DynamoDbProcess.start(Path.of("target", "dynamodb", account)).port();
    try (DynamoDbClient client = client(port)) {
      for (int i = 1; i <= count; i++) {
        String name = "%s-table-%02d".formatted(account, i);
        client.createTable(
            create ->
                create
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(KEY)
                    .attributeDefinitions(ATTRIBUTE));
      }
    }
    return port;
  }

  private static DynamoDbClient client(int port) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }
}
