package io.larder.sdk.aws;

/** What a look into the cache has found. */
sealed interface Sight {
  /** An answer that holds, marked as a hit. */
  record Hit(Answer answer) implements Sight {}

  /**
   * None that holds; one may be kept.
   *
   * @param epoch of the service before the request is sent
   */
  record Miss(long epoch) implements Sight {}

  /** The request goes its own way and nothing is kept: the service is quiet, or the cache fails. */
  record Closed() implements Sight {}
}
