package io.larder.sdk.aws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpRequest;

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
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)");

  static Caller of(Call call, SdkHttpRequest request) {
    String header = request.firstMatchingHeader("Authorization").orElse("");
    Matcher credential = CREDENTIAL.matcher(header);
    boolean signed = header.startsWith("AWS4-") && credential.find();
    return new Caller(
        call.service(),
        call.region(),
        signed ? credential.group(1) : "",
        signed || header.isEmpty() ? "" : new Digest().add("authorization").add(header).hex());
  }
}
