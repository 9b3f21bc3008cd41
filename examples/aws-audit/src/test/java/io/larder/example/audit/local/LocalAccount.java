package io.larder.example.audit.local;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** An account. What it has may change while it is asked. */
public final class LocalAccount {
  private final String name;
  private final String number;
  private final int dynamoDbPort;
  private final List<String> users;
  private final List<String> roles;
  private final List<String> buckets;

  /**
   * Makes an account, with things that are named after it.
   *
   * @param name of its user, who signs
   * @param number of twelve digits
   * @param size how many users it has; roles and buckets are fewer
   * @param dynamoDbPort where its tables are
   */
  public LocalAccount(String name, String number, int size, int dynamoDbPort) {
    this.name = name;
    this.number = number;
    this.dynamoDbPort = dynamoDbPort;
    this.users = names("user", size);
    this.roles = names("role", size / 2 + 1);
    this.buckets = names("bucket", size - 1);
  }

  private List<String> names(String kind, int size) {
    return new CopyOnWriteArrayList<>(
        IntStream.rangeClosed(1, size)
            .mapToObj("%s-%s-%%02d".formatted(name, kind)::formatted)
            .toList());
  }

  /** Returns the name of its user. */
  public String name() {
    return name;
  }

  /** Returns the lines of its profile, with a key that is good for nothing. */
  public String profile() {
    return profile(name, "");
  }

  /** Returns a profile with another key of the same user, as each session of a role has one. */
  public String profile(String profile, String session) {
    return """
        [%s]
        aws_access_key_id = %s%s
        aws_secret_access_key = secret-of-%s
        region = eu-west-1
        """
        .formatted(profile, accessKeyId(), session, name);
  }

  /** Returns the id of the key with which its user signs. */
  public String accessKeyId() {
    return "AKIALOCAL" + name.toUpperCase(Locale.ROOT);
  }

  boolean has(String accessKeyId) {
    return accessKeyId.startsWith(accessKeyId());
  }

  String number() {
    return number;
  }

  /** Returns the ARN of something in it that IAM has. */
  String arn(String kind, String of) {
    return "arn:aws:iam::%s:%s/%s".formatted(number, kind, of);
  }

  int dynamoDbPort() {
    return dynamoDbPort;
  }

  /** Returns its users, to be changed. */
  public List<String> users() {
    return users;
  }

  List<String> roles() {
    return roles;
  }

  List<String> buckets() {
    return buckets;
  }
}
