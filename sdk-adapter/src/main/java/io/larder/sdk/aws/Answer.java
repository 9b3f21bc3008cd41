package io.larder.sdk.aws;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An HTTP response, whole.
 *
 * @param status such as 200
 * @param reason the text beside the status; may be empty
 * @param headers as they were sent; not to be changed
 * @param body as it was sent; not to be changed
 */
record Answer(int status, String reason, Map<String, List<String>> headers, byte[] body) {
  /** The header that tells whether a response came from the cache. */
  static final String MARK = "x-larder-cache";

  static final String HIT = "hit";
  static final String MISS = "miss";

  Answer {
    headers = Collections.unmodifiableMap(headers);
  }

  static Answer of(SdkHttpResponse response, byte[] body) {
    return new Answer(
        response.statusCode(), response.statusText().orElse(""), response.headers(), body);
  }

  /** Returns status and headers, with a mark. */
  SdkHttpResponse head(String mark) {
    return SdkHttpFullResponse.builder()
        .statusCode(status)
        .statusText(reason)
        .headers(headers)
        .putHeader(MARK, mark)
        .build();
  }

  /** Returns a response with the mark of one that was sent for. */
  static SdkHttpResponse missed(SdkHttpResponse response) {
    return response.toBuilder().putHeader(MARK, MISS).build();
  }

  /** Returns the values of a header, with commas between them; empty when there is none. */
  String header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .collect(joining(","));
  }

  boolean successful() {
    return status >= 200 && status < 300;
  }
}
