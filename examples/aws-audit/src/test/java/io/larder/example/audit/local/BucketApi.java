package io.larder.example.audit.local;

/** S3, as far as an audit asks it. */
final class BucketApi {
  private BucketApi() {}

  static Reply answer(LocalAccount account, Question question) {
    Page page =
        Page.of(
            account.buckets(),
            question.parameter("continuation-token"),
            question.parameter("max-buckets"));
    return Reply.xml(
        200,
        """
        <ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
        <Owner><ID>%s</ID></Owner>
        <Buckets>%s</Buckets>
        %s</ListAllMyBucketsResult>"""
            .formatted(
                account.number(), page.each(BucketApi::bucket), page.nextAs("ContinuationToken")));
  }

  private static String bucket(String name) {
    return "<Bucket><Name>%s</Name><CreationDate>2026-01-31T12:00:00.000Z</CreationDate></Bucket>"
        .formatted(name);
  }
}
