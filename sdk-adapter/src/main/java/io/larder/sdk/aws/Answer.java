package io.larder.sdk.aws;

import java.nio.ByteBuffer;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * An HTTP response, whole.
 *
 * @param head status and headers; with a mark where it is to be given to a caller
 * @param body as it was sent, in an array; neither it nor its position is to be changed
 */
record Answer(SdkHttpResponse head, ByteBuffer body) {
  /** The header that tells whether a response came from the cache. */
  static final String MARK = "x-larder-cache";

  static final String HIT = "hit";
  static final String MISS = "miss";

  Answer(SdkHttpResponse head, byte[] body) {
    this(head, ByteBuffer.wrap(body));
  }

  /** Returns the same with a mark. */
  Answer marked(String mark) {
    return new Answer(marked(head, mark), body);
  }

  static SdkHttpResponse marked(SdkHttpResponse head, String mark) {
    return head.toBuilder().putHeader(MARK, mark).build();
  }

  /** Returns the values of a header, with commas between them; empty when there is none. */
  String header(String name) {
    return String.join(",", head.matchingHeaders(name));
  }

  int status() {
    return head.statusCode();
  }
}
