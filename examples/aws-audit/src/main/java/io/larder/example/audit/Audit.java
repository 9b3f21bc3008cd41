package io.larder.example.audit;

import io.larder.sdk.aws.Identity;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Prints what accounts have; what cannot be listed is a line on the error stream. */
record Audit(Settings settings, Inventory inventory, PrintWriter out, PrintWriter err) {
  /**
   * Audits an account. Who it is, is asked in a scope of its own, by the key; all else is cached as
   * its ARN, so that another session of a role finds it.
   *
   * @return whether everything could be listed
   */
  boolean of(Account account) {
    try (CachedClients whoami = new CachedClients(settings, account, Identity.accessKey());
        StsClient sts = whoami.client(StsClient.builder())) {
      GetCallerIdentityResponse caller = sts.getCallerIdentity();
      out.printf(
          "profile %s: account %s in %s, as %s%n",
          account.profile(), caller.account(), account.region(), caller.arn());
      return list(account, anyCaller -> caller.arn());
    } catch (SdkException e) {
      complain("tell who it is", account, e);
      return false;
    }
  }

  private boolean list(Account account, Identity identity) {
    try (CachedClients clients = new CachedClients(settings, account, identity);
        IamClient iam = clients.client(IamClient.builder());
        S3Client s3 = clients.client(S3Client.builder());
        DynamoDbClient dynamoDb = clients.client(DynamoDbClient.builder())) {
      boolean users = print(account, "users", inventory.users(iam));
      boolean roles = print(account, "roles", inventory.roles(iam));
      boolean buckets = print(account, "buckets", inventory.buckets(s3));
      boolean tables = print(account, "tables", inventory.tables(dynamoDb));
      return users && roles && buckets && tables;
    }
  }

  private boolean print(Account account, String kind, Stream<String> lines) {
    try {
      for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
        out.println(each.next());
      }
      return true;
    } catch (SdkException e) {
      complain("list the " + kind, account, e);
      return false;
    }
  }

  private void complain(String what, Account account, SdkException e) {
    err.println("profile %s: cannot %s: %s".formatted(account.profile(), what, e.getMessage()));
  }
}
