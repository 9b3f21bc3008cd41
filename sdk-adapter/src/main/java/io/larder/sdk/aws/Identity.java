package io.larder.sdk.aws;

/**
 * Says as whom a request is sent, so that no account or role sees another's answers: a part of each
 * key. Two callers that may see different answers must have different identities. Called for each
 * cacheable request, by any thread; where it throws, the call goes through uncached.
 */
@FunctionalInterface
public interface Identity {
  /**
   * Returns the identity. It goes into the key as part of a digest; it must be no secret all the
   * same.
   */
  String of(Caller caller);

  /**
   * The default: a hash of the access key id. The keys of an assumed role change with each session,
   * and what was cached under the old ones is not found any more.
   */
  static Identity accessKey() {
    return new AccessKeyIdentity();
  }
}
