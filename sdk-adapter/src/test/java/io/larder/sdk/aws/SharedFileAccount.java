package io.larder.sdk.aws;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.User;

/** The clients of one account, and what it has changed itself. For one thread. */
final class SharedFileAccount implements AutoCloseable {
  private static final int QUESTIONS = 60;

  private final String name;
  private final DynamoDbClient tables;
  private final IamClient iam;

  /** Of its last own mutation of DynamoDB, and of IAM. */
  private long tablesVersion;

  private long iamVersion;

  SharedFileAccount(String name, URI endpoint, AwsCaching caching) {
    this.name = name;
    this.tables =
        caching
            .sync(
                Scopes.as(name, endpoint, DynamoDbClient.builder()),
                UrlConnectionHttpClient.builder())
            .build();
    this.iam =
        caching
            .sync(Scopes.as(name, endpoint, IamClient.builder()), UrlConnectionHttpClient.builder())
            .build();
  }

  /** Asks one of many questions, some of them often. */
  void read(Random random) {
    int question = (int) (QUESTIONS * Math.pow(random.nextDouble(), 3));
    switch (random.nextInt(4)) {
      case 0 -> checkTables(tables.getItem(get -> get.tableName("t").key(key(question))).item());
      case 1 -> {
        var table = tables.describeTable(describe -> describe.tableName("t" + question)).table();
        check(table.tableName(), table.itemCount(), tablesVersion);
      }
      case 2 -> {
        var names = tables.listTables(list -> list.limit(1 + question)).tableNames();
        check(names.get(0), Long.parseLong(names.get(1)), tablesVersion);
      }
      default -> checkUser(iam.listUsers(list -> list.maxItems(1 + question)).users().get(0));
    }
  }

  void mutate(Random random) {
    if (random.nextBoolean()) {
      Map<String, AttributeValue> changed =
          tables
              .updateItem(
                  update -> update.tableName("t").key(key(0)).returnValues(ReturnValue.ALL_NEW))
              .attributes();
      checkTables(changed);
      tablesVersion = version(changed);
    } else {
      User user = iam.createUser(create -> create.userName("another")).user();
      checkUser(user);
      iamVersion = Long.parseLong(user.path());
    }
  }

  private static Map<String, AttributeValue> key(int question) {
    return Map.of("k", AttributeValue.fromN(Integer.toString(question)));
  }

  private void checkTables(Map<String, AttributeValue> item) {
    check(requireNonNull(item.get("account")).s(), version(item), tablesVersion);
  }

  private static long version(Map<String, AttributeValue> item) {
    return Long.parseLong(requireNonNull(item.get("version")).n());
  }

  private void checkUser(User user) {
    check(user.userName(), Long.parseLong(user.path()), iamVersion);
  }

  private void check(String account, long version, long least) {
    if (!account.equals(name) || version < least) {
      throw new AssertionError(
          "%s, at %d by its own mutation, was given version %d of %s"
              .formatted(name, least, version, account));
    }
  }

  @Override
  public void close() {
    tables.close();
    iam.close();
  }
}
