package io.larder.sdk.aws;

/** What becomes of an operation. */
public enum Verdict {
  /** Answered from the cache, where there is an answer. */
  CACHEABLE,
  /**
   * Sent every time, and ends nothing that is cached: a read, or what is said to be as harmless.
   */
  PASSING,
  /** Sent, and everything that is cached of its service is no longer answered. */
  MUTATING,
  /** Hands out a secret, acts, or is polled: never cached, whatever a configuration says. */
  DENIED
}
