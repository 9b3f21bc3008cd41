package io.larder.sdk.aws;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Makes keys: {@code service:operation:} and a digest of everything that may change the answer. Two
 * requests that differ in region, endpoint, identity, path, parameter, page token or header have
 * different keys; the signature, and what names the attempt or the program, is left out.
 */
final class Keys {
  private static final String SCHEMA = "larder-aws-3";

  /** What is left out, as the SDK spells it and in small letters, so that few names are changed. */
  private static final Set<String> LEFT_OUT =
      spellings(
          "Authorization",
          "X-Amz-Date",
          "Date",
          "amz-sdk-invocation-id",
          "amz-sdk-request",
          "User-Agent",
          "x-amz-user-agent",
          "X-Amz-Security-Token",
          "x-amz-content-sha256",
          "Content-Length",
          "X-Amzn-Trace-Id",
          "Connection",
          "Expect",
          "Host");

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

  String of(Call call, byte[] body) {
    SdkHttpRequest request = call.http();
    Digest digest = new Digest();
    digest.add(SCHEMA).add(call.service()).add(call.operation()).add(call.region());
    digest.add(request.protocol()).add(request.host()).add(request.port());
    digest.add(identity.of(Caller.of(call)));
    digest.add(request.method().name()).add(request.encodedPath());
    Fields parameters = new Fields(name -> !lower(name).startsWith("x-amz-"));
    request.forEachRawQueryParameter(parameters::add);
    parameters.addTo(digest);
    Fields headers = new Fields(name -> !leftOut(name));
    request.forEachHeader(headers::add);
    headers.addTo(digest);
    String hex = digest.hex(json(request) ? CanonicalJson.of(body) : body);
    return prefix + call.names().label() + ":" + hex;
  }

  private static Set<String> spellings(String... names) {
    return Stream.of(names)
        .flatMap(name -> Stream.of(name, lower(name)))
        .collect(toCollection(HashSet::new));
  }

  private static boolean leftOut(String header) {
    return LEFT_OUT.contains(header) || LEFT_OUT.contains(lower(header));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static boolean json(SdkHttpRequest request) {
    return request.firstMatchingHeader("Content-Type").orElse("").contains("json");
  }

  /** The headers or parameters that go into a key, in the order of their names. */
  private record Fields(Predicate<String> wanted, List<Map.Entry<String, List<String>>> fields) {
    Fields(Predicate<String> wanted) {
      this(wanted, new ArrayList<>());
    }

    void add(String name, List<String> values) {
      if (wanted.test(name)) {
        fields.add(Map.entry(name, values));
      }
    }

    void addTo(Digest digest) {
      fields.sort(Map.Entry.comparingByKey());
      digest.add(fields.size());
      for (Map.Entry<String, List<String>> field : fields) {
        digest.add(field.getKey()).add(field.getValue().size());
        field.getValue().forEach(value -> digest.add(value == null ? "" : value));
      }
    }
  }
}
