package io.larder.sdk.aws;

import static java.util.Objects.requireNonNull;

import io.larder.sdk.aws.StubService.Asked;
import io.larder.sdk.aws.StubService.Reply;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DynamoDB and IAM for any number of accounts. Every answer says whose it is, and how many
 * mutations that account's service has seen. Thread-safe.
 */
final class SharedAccounts implements StubService.Replies {
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=(\\w+)/");
  private static final Pattern ACTION = Pattern.compile("Action=(\\w+)");

  /** By operation: what is answered, %1$s being the account and %2$d the version. */
  private static final Map<String, String> ANSWERS =
      Map.of(
          "GetItem",
          "{\"Item\":{\"account\":{\"S\":\"%1$s\"},\"version\":{\"N\":\"%2$d\"}}}",
          "UpdateItem",
          "{\"Attributes\":{\"account\":{\"S\":\"%1$s\"},\"version\":{\"N\":\"%2$d\"}}}",
          "DescribeTable",
          "{\"Table\":{\"TableName\":\"%1$s\",\"ItemCount\":%2$d}}",
          "ListTables",
          "{\"TableNames\":[\"%1$s\",\"%2$d\"]}",
          "ListUsers",
          "<ListUsersResponse><ListUsersResult><Users><member><UserName>%1$s</UserName>"
              + "<Path>%2$d</Path></member></Users></ListUsersResult></ListUsersResponse>",
          "CreateUser",
          "<CreateUserResponse><CreateUserResult><User><UserName>%1$s</UserName>"
              + "<Path>%2$d</Path></User></CreateUserResult></CreateUserResponse>");

  private static final Set<String> MUTATIONS = Set.of("UpdateItem", "CreateUser");

  private final Map<String, AtomicLong> versions = new ConcurrentHashMap<>();
  private final Set<String> questions = ConcurrentHashMap.newKeySet();

  @Override
  public Reply to(Asked asked, int number) {
    String account = found(CREDENTIAL, asked.header("Authorization"));
    String target = asked.header("X-amz-target");
    boolean isIam = target.isEmpty();
    String operation =
        isIam ? found(ACTION, asked.text()) : target.substring(target.indexOf('.') + 1);
    questions.add(account + operation + asked.text());
    AtomicLong version = versions.computeIfAbsent(account + isIam, first -> new AtomicLong());
    long now = MUTATIONS.contains(operation) ? version.incrementAndGet() : version.get();
    return Reply.of(
        200,
        isIam ? "text/xml" : "application/x-amz-json-1.0",
        requireNonNull(ANSWERS.get(operation), operation).formatted(account, now));
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException(pattern + " is not in " + text);
    }
    return matcher.group(1);
  }

  /** Returns how many different questions were asked. */
  int questions() {
    return questions.size();
  }
}
