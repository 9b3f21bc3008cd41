package io.larder.example.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What an account has, a line each, by the SDK's paginators: a page is asked for when it is come
 * to. Nothing here knows of a cache.
 *
 * @param pageSize how many of a kind are asked for at once
 */
record Inventory(int pageSize) {
  /** Returns the users, and whether they log in with a second factor. */
  Stream<String> users(IamClient iam) {
    return iam.listUsersPaginator(page -> page.maxItems(pageSize)).users().stream()
        .map(user -> line("user", user.userName(), since(user.createDate()) + devices(iam, user)));
  }

  private String devices(IamClient iam, User user) {
    long devices =
        iam
            .listMFADevicesPaginator(page -> page.userName(user.userName()).maxItems(pageSize))
            .mfaDevices()
            .stream()
            .count();
    return devices == 0 ? ", no MFA" : ", MFA";
  }

  /** Returns the roles. */
  Stream<String> roles(IamClient iam) {
    return iam.listRolesPaginator(page -> page.maxItems(pageSize)).roles().stream()
        .map(role -> line("role", role.roleName(), since(role.createDate())));
  }

  /** Returns the buckets. */
  Stream<String> buckets(S3Client s3) {
    return s3.listBucketsPaginator(page -> page.maxBuckets(pageSize)).buckets().stream()
        .map(bucket -> line("bucket", bucket.name(), since(bucket.creationDate())));
  }

  /** Returns the tables of the region, and how large they are. */
  Stream<String> tables(DynamoDbClient dynamoDb) {
    return dynamoDb.listTablesPaginator(page -> page.limit(pageSize)).tableNames().stream()
        .map(name -> line("table", name, size(dynamoDb, name)));
  }

  private static String size(DynamoDbClient dynamoDb, String name) {
    TableDescription table = dynamoDb.describeTable(describe -> describe.tableName(name)).table();
    return "%,d items, %,d bytes".formatted(table.itemCount(), table.tableSizeBytes());
  }

  private static String since(Instant instant) {
    return "since " + LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String line(String kind, String name, String what) {
    return "  %-7s %-24s %s".formatted(kind, name, what);
  }
}
