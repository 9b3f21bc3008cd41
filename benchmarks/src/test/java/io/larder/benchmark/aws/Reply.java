package io.larder.benchmark.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What a service answers, always the same.
 *
 * @param type of its content
 * @param body not to be changed
 * @param head status and headers
 */
record Reply(String type, byte[] body, SdkHttpResponse head) {
  static final String REQUEST_ID = "x-amzn-RequestId";
  static final String ID = "0f1b3bb2-6c1f-4d0b-9d1e-2f5f4a5c1a77";
  private static final int ITEMS = 20;

  /** Returns a page of IAM's users, in XML. */
  static Reply users() {
    String users =
        IntStream.range(0, ITEMS)
            .mapToObj(
                i ->
                    """
                    <member><Path>/division/</Path><UserName>user-%1$d</UserName>
                    <UserId>AIDACKCEVSQ6C2%1$05d</UserId>
                    <Arn>arn:aws:iam::123456789012:user/division/user-%1$d</Arn>
                    <CreateDate>2020-01-01T00:00:00Z</CreateDate>
                    <PasswordLastUsed>2026-01-01T00:00:00Z</PasswordLastUsed></member>
                    """
                        .formatted(i))
            .collect(Collectors.joining());
    return of(
        "text/xml",
        """
        <ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListUsersResult>
        <Users>%s</Users><IsTruncated>true</IsTruncated><Marker>next</Marker></ListUsersResult>
        <ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></ListUsersResponse>
        """
            .formatted(users, ID));
  }

  /** Returns a page of DynamoDB's tables, in JSON. */
  static Reply tables() {
    String names =
        IntStream.range(0, ITEMS)
            .mapToObj(i -> "\"application-table-" + i + "\"")
            .collect(Collectors.joining(","));
    return of(
        "application/x-amz-json-1.0",
        "{\"LastEvaluatedTableName\":\"next\",\"TableNames\":[%s]}".formatted(names));
  }

  private static Reply of(String type, String text) {
    byte[] body = text.getBytes(UTF_8);
    SdkHttpResponse head =
        SdkHttpFullResponse.builder()
            .statusCode(200)
            .statusText("OK")
            .putHeader("Content-Type", type)
            .putHeader("Content-Length", Integer.toString(body.length))
            .putHeader(REQUEST_ID, ID)
            .build();
    return new Reply(type, body, head);
  }
}
