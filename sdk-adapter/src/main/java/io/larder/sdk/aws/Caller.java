package io.larder.sdk.aws;

/**
 * What a signed request tells of who sends it; never a secret.
 *
 * @param service as the SDK names it, such as {@code DynamoDb}
 * @param region such as {@code eu-west-1}; empty where there is none
 * @param accessKeyId of the signature; empty where the request is signed otherwise, or not at all
 * @param authorizationHash SHA-256 of the whole header, in hexadecimal digits, where the request is
 *     authorized by something else than an access key, such as a bearer token; else empty
 */
public record Caller(String service, String region, String accessKeyId, String authorizationHash) {
  private static final String CREDENTIAL = "Credential=";

  static Caller of(Call call) {
    String header = call.http().firstMatchingHeader("Authorization").orElse("");
    String accessKey = header.startsWith("AWS4-") ? accessKey(header) : "";
    return new Caller(
        call.service(),
        call.region(),
        accessKey,
        accessKey.isEmpty() && !header.isEmpty()
            ? new Digest().add("authorization").add(header).hex()
            : "");
  }

  /** Returns what stands before the scope of the credential; empty when there is none. */
  private static String accessKey(String header) {
    int begin = header.indexOf(CREDENTIAL);
    int end = begin < 0 ? -1 : header.indexOf('/', begin);
    return end < 0 ? "" : header.substring(begin + CREDENTIAL.length(), end);
  }
}
