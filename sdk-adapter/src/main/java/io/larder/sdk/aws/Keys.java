package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Makes keys: {@code service:operation:} and a digest of everything that may change the answer. Two
 * requests that differ in region, endpoint, identity, path, parameter, page token or header have
 * different keys; the signature, and what names the attempt or the program, is left out.
 */
final class Keys {
  private static final String SCHEMA = "larder-aws-1";
  private static final Set<String> LEFT_OUT =
      Set.of(
          "authorization",
          "x-amz-date",
          "date",
          "amz-sdk-invocation-id",
          "amz-sdk-request",
          "user-agent",
          "x-amz-user-agent",
          "x-amz-security-token",
          "x-amz-content-sha256",
          "content-length",
          "x-amzn-trace-id",
          "connection",
          "expect",
          "host");

  private final Identity identity;
  private final String prefix;

  /**
   * Makes keys.
   *
   * @param prefix that begins each key, so that a dry run's are never taken for others
   */
  Keys(Identity identity, String prefix) {
    this.identity = identity;
    this.prefix = prefix;
  }

  String of(Call call, SdkHttpRequest request, byte[] body) {
    Digest digest = new Digest();
    digest.add(SCHEMA).add(call.service()).add(call.operation()).add(call.region());
    digest.add(request.protocol()).add(request.host()).add(Integer.toString(request.port()));
    digest.add(identity.of(Caller.of(call, request)));
    digest.add(request.method().name()).add(request.encodedPath());
    add(digest, request.rawQueryParameters(), name -> !name.startsWith("x-amz-"));
    add(digest, request.headers(), name -> !LEFT_OUT.contains(name));
    digest.add(json(request) ? CanonicalJson.of(body) : body);
    return prefix + call.name() + ":" + digest.hex();
  }

  private static void add(
      Digest digest, Map<String, List<String>> fields, Predicate<String> wanted) {
    TreeMap<String, List<String>> sorted = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          if (wanted.test(name.toLowerCase(Locale.ROOT))) {
            sorted.put(name, values);
          }
        });
    digest.add(Integer.toString(sorted.size()));
    sorted.forEach(
        (name, values) -> {
          digest.add(name.getBytes(UTF_8)).add(Integer.toString(values.size()));
          values.forEach(value -> digest.add(value == null ? "" : value));
        });
  }

  private static boolean json(SdkHttpRequest request) {
    return request.firstMatchingHeader("Content-Type").orElse("").contains("json");
  }
}
