package io.larder.sdk.aws;

/** What becomes of an operation. */
public enum Verdict {
  /** Answered from the cache, where there is an answer. */
  CACHEABLE,
  /** A read that is sent every time and changes nothing. */
  PASSING,
  /** Sent, and everything that is cached of its service is no longer answered. */
  MUTATING,
  /** Hands out a secret, acts, or is polled: never cached, whatever a configuration says. */
  DENIED
}
