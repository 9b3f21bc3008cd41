package io.larder.sdk.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.larder.sdk.aws.StubService.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** S3: paths and queries in, XML out, and downloads. */
@Timeout(120)
class RestXmlProtocolTest {
  private static final GetObjectRequest OBJECT =
      GetObjectRequest.builder().bucket("bucket").key("key").build();

  private final Scopes scopes = new Scopes();
  private final StubService stub =
      new StubService((asked, number) -> Reply.of(200, "text/plain", "a small object"));

  @AfterEach
  void close() {
    stub.close();
    scopes.close();
  }

  private S3Client client(AwsCaching caching) {
    return caching
        .sync(
            Scopes.at(stub.endpoint(), S3Client.builder()).forcePathStyle(true),
            UrlConnectionHttpClient.builder())
        .build();
  }

  private S3AsyncClient async(AwsCaching caching) {
    return caching
        .async(Scopes.at(stub.endpoint(), S3AsyncClient.builder()).forcePathStyle(true))
        .build();
  }

  @Test
  void bucketsAreCached() {
    stub.replies(
        (asked, number) ->
            Reply.of(
                    200,
                    "application/xml",
                    "<ListAllMyBucketsResult><Owner><ID>o</ID></Owner><Buckets><Bucket><Name>b</Name>"
                        + "</Bucket></Buckets></ListAllMyBucketsResult>")
                .with("x-amz-request-id", "request-" + number));
    try (AwsCaching caching = scopes.open();
        S3Client s3 = client(caching)) {
      ListBucketsResponse first = s3.listBuckets();
      assertThat(first.buckets()).hasSize(1);
      Same.assertSame(s3.listBuckets(), first);
      assertThat(stub.requests()).isEqualTo(1);
    }
  }

  @Test
  void aDifferentPrefixIsSent() {
    stub.replies((asked, number) -> Reply.of(200, "application/xml", "<ListBucketResult/>"));
    try (AwsCaching caching = scopes.open();
        S3Client s3 = client(caching)) {
      ListObjectsV2Response first = s3.listObjectsV2(list -> list.bucket("b").prefix("one"));
      Same.assertSame(s3.listObjectsV2(list -> list.bucket("b").prefix("one")), first);
      s3.listObjectsV2(list -> list.bucket("b").prefix("two"));
      s3.listObjectsV2(list -> list.bucket("c").prefix("one"));
      assertThat(stub.requests()).isEqualTo(3);
    }
  }

  @Test
  void downloadsAreUntouched() {
    try (AwsCaching caching = scopes.open();
        S3Client s3 = client(caching)) {
      s3.getObjectAsBytes(OBJECT);
      assertThat(s3.getObjectAsBytes(OBJECT).asUtf8String()).isEqualTo("a small object");
      assertThat(stub.requests()).isEqualTo(2);
      assertThat(caching.counts()).containsEntry("s3:GetObject", new Counts(0, 0, 2, 0, 0, 0));
    }
  }

  @Test
  void smallDownloadsAreCachedOnRequest() {
    try (AwsCaching caching = scopes.open(scopes.configuration().smallDownloads(14));
        S3Client s3 = client(caching);
        S3AsyncClient async = async(caching)) {
      s3.getObjectAsBytes(OBJECT);
      assertThat(s3.getObjectAsBytes(OBJECT).asUtf8String()).isEqualTo("a small object");
      assertThat(async.getObject(OBJECT, AsyncResponseTransformer.toBytes()).join().asUtf8String())
          .isEqualTo("a small object");
      assertThat(stub.requests()).isEqualTo(1);
    }
  }

  @Test
  void largerOnesPassWhole() {
    String large = "0123456789".repeat(100_000);
    for (boolean chunked : new boolean[] {false, true}) {
      stub.replies(
          (asked, number) -> {
            Reply reply = Reply.of(200, "text/plain", large);
            return chunked ? reply.chunked() : reply;
          });
      try (AwsCaching caching = scopes.open(scopes.configuration().smallDownloads(100_000));
          S3Client s3 = client(caching);
          S3AsyncClient async = async(caching)) {
        int before = stub.requests();
        for (int times = 0; times < 2; times++) {
          assertThat(s3.getObjectAsBytes(OBJECT).asUtf8String()).isEqualTo(large);
          var first = async.getObject(OBJECT, AsyncResponseTransformer.toBytes());
          var second = async.getObject(OBJECT, AsyncResponseTransformer.toBytes());
          assertThat(first.join().asUtf8String()).isEqualTo(large);
          assertThat(second.join().asUtf8String()).isEqualTo(large);
        }
        assertThat(stub.requests() - before).isEqualTo(6);
        assertThat(scopes.answers).isEmpty();
      }
    }
  }

  @Test
  void aPreconditionPasses() {
    try (AwsCaching caching = scopes.open(scopes.configuration().smallDownloads(14));
        S3Client s3 = client(caching)) {
      GetObjectRequest conditional = OBJECT.toBuilder().ifNoneMatch("tag").build();
      s3.getObjectAsBytes(conditional);
      s3.getObjectAsBytes(conditional);
      assertThat(stub.requests()).isEqualTo(2);
    }
  }

  @Test
  void aPresignerSendsNothing() {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .region(Region.EU_WEST_1)
            .endpointOverride(stub.endpoint())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")))
            .build()) {
      presigner.presignGetObject(
          presign -> presign.signatureDuration(Duration.ofMinutes(1)).getObjectRequest(OBJECT));
      assertThat(stub.requests()).isZero();
    }
  }
}
