package io.larder.sdk.aws;

/** What clients do that were made in a scope which has been closed. */
public enum AfterClose {
  /** They go on caching; the caches are closed with the last of them. */
  KEEP_CACHING,
  /** They send every request. */
  PASS_THROUGH
}
