package io.larder.sdk.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Reply;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;

/** CloudWatch and Kinesis: CBOR both ways, the newer and the older way. */
class CborProtocolTest {
  private final Scopes scopes = new Scopes();
  private final StubService stub = new StubService((asked, number) -> cbor("", "\u00a0"));
  private final AwsCaching caching = scopes.open();

  @AfterEach
  void close() {
    caching.close();
    stub.close();
    scopes.close();
  }

  private static Reply cbor(String type, String bytes) {
    return new Reply(
        200,
        Map.of(
            "Content-Type", type, "smithy-protocol", "rpc-v2-cbor", "x-amzn-RequestId", "request"),
        bytes.getBytes(ISO_8859_1));
  }

  @Test
  void cloudWatch() {
    stub.replies(
        (asked, number) -> cbor("application/cbor", "\u00a1gMetrics\u0081\u00a1jMetricNameam"));
    try (CloudWatchClient client =
        caching
            .sync(
                Scopes.at(stub.endpoint(), CloudWatchClient.builder()),
                UrlConnectionHttpClient.builder())
            .build()) {
      ListMetricsResponse first = client.listMetrics(list -> list.namespace("one"));
      assertThat(first.metrics()).extracting(metric -> metric.metricName()).containsExactly("m");
      assertThat(stub.last().header("Content-type")).contains("cbor");
      Same.assertSame(client.listMetrics(list -> list.namespace("one")), first);
      assertThat(stub.requests()).isEqualTo(1);
      client.listMetrics(list -> list.namespace("two"));
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void kinesis() {
    stub.replies(
        (asked, number) ->
            cbor("application/x-amz-cbor-1.1", "\u00a2kStreamNames\u0081asnHasMoreStreams\u00f4"));
    try (KinesisClient client =
        caching
            .sync(
                Scopes.at(stub.endpoint(), KinesisClient.builder()),
                UrlConnectionHttpClient.builder())
            .build()) {
      ListStreamsResponse first = client.listStreams();
      assertThat(first.streamNames()).containsExactly("s");
      assertThat(stub.last().header("Content-type")).contains("cbor");
      Same.assertSame(client.listStreams(), first);
      assertThat(stub.requests()).isEqualTo(1);
    }
  }
}
