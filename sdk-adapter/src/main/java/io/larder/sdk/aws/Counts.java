package io.larder.sdk.aws;

/**
 * How often something happened to requests of one operation. The SDK's own retries count as
 * requests.
 *
 * @param hits answered without sending, or, in a dry run, that would have been
 * @param misses cacheable and sent
 * @param passed sent, since they are no cacheable reads, or nothing may be kept just now
 * @param denied sent, and on the list of what is never cached
 * @param mutations sent, and everything cached of the service was ended
 * @param failures of the cache
 */
public record Counts(
    long hits, long misses, long passed, long denied, long mutations, long failures) {}
