package io.larder.sdk.aws;

/** The hash of the access key id; the last one is remembered, as a client mostly has but one. */
final class AccessKeyIdentity implements Identity {
  private record Known(String accessKeyId, String hash) {
    static Known of(String accessKeyId) {
      return new Known(accessKeyId, new Digest().add("larder access key").add(accessKeyId).hex());
    }
  }

  private volatile Known last = Known.of("");

  @Override
  public String of(Caller caller) {
    if (caller.accessKeyId().isEmpty()) {
      return caller.authorizationHash().isEmpty() ? "anonymous" : caller.authorizationHash();
    }
    Known known = last;
    if (!known.accessKeyId().equals(caller.accessKeyId())) {
      known = Known.of(caller.accessKeyId());
      last = known;
    }
    return known.hash();
  }
}
