package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Compares responses field by field, metadata and HTTP included, but for the mark of a hit. */
final class Same {
  private Same() {}

  static void assertSame(AwsResponse cached, AwsResponse plain) {
    assertThat(cached.sdkFields()).isEqualTo(plain.sdkFields());
    for (SdkField<?> field : plain.sdkFields()) {
      assertThat(field.getValueOrDefault(cached))
          .as(field.memberName())
          .isEqualTo(field.getValueOrDefault(plain));
    }
    assertThat(cached.responseMetadata().requestId())
        .isEqualTo(plain.responseMetadata().requestId());
    SdkHttpResponse cachedHttp = cached.sdkHttpResponse();
    SdkHttpResponse plainHttp = plain.sdkHttpResponse();
    assertThat(cachedHttp.statusCode()).isEqualTo(plainHttp.statusCode());
    assertThat(cachedHttp.statusText().orElse("")).isEqualTo(plainHttp.statusText().orElse(""));
    assertThat(unmarked(cachedHttp)).isEqualTo(unmarked(plainHttp));
  }

  private static Map<String, List<String>> unmarked(SdkHttpResponse response) {
    Map<String, List<String>> headers = new HashMap<>(response.headers());
    headers.remove(Answer.MARK);
    return headers;
  }
}
