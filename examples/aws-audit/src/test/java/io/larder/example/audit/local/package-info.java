/**
 * AWS accounts on this machine, for tests and for a reader who has none.
 *
 * <pre>
 *   LocalAws ──▶ Question     who asks which service for what, by the signature
 *      │
 *      ├───────▶ QueryApi     IAM and STS: forms in, XML out; Marker and IsTruncated
 *      ├───────▶ BucketApi    S3: REST and XML; ContinuationToken
 *      └───────▶ TableApi     DynamoDB: passed on to a DynamoDB Local, one for each account
 * </pre>
 *
 * A {@link io.larder.example.audit.local.LocalAccount} is what these services know of one.
 */
@NullMarked
package io.larder.example.audit.local;

import org.jspecify.annotations.NullMarked;
