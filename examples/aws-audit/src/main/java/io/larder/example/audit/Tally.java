package io.larder.example.audit;

import io.larder.sdk.aws.AwsCaching;
import io.larder.sdk.aws.Counts;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums up what the calls of a run came to. Not thread-safe. */
final class Tally {
  /**
   * The requests of one operation.
   *
   * @param sent to AWS
   * @param saved since the cache had the answer
   */
  record Requests(long sent, long saved) {
    Requests plus(Requests other) {
      return new Requests(sent + other.sent, saved + other.saved);
    }
  }

  private final SortedMap<String, Requests> requests = new TreeMap<>();
  private final Map<String, Took> sent = new TreeMap<>();
  private final Map<String, Took> saved = new TreeMap<>();
  private long openingNanos;

  /** Adds what a scope counted, its retries included. */
  void add(AwsCaching caching) {
    caching.counts().forEach((operation, counts) -> add(operation, requests(counts)));
  }

  private void add(String operation, Requests more) {
    requests.merge(operation, more, Requests::plus);
  }

  private static Requests requests(Counts counts) {
    return new Requests(
        counts.misses() + counts.passed() + counts.denied() + counts.mutations(), counts.hits());
  }

  /**
   * Adds how long a call took.
   *
   * @param call which server was asked for what
   */
  void took(String call, boolean hit, long nanos) {
    (hit ? saved : sent).merge(call, new Took(1, nanos), Took::plus);
  }

  /** Adds how long it took to open the cache. */
  void opened(long nanos) {
    openingNanos += nanos;
  }

  /** Returns the requests by operation, such as {@code iam:ListUsers}. */
  SortedMap<String, Requests> requests() {
    return requests;
  }

  /** Returns all requests. */
  Requests total() {
    return requests.values().stream().reduce(new Requests(0, 0), Requests::plus);
  }

  /** Returns how long the calls took that were sent. */
  Map<String, Took> sent() {
    return sent;
  }

  /**
   * Returns what the cache saved, in nanoseconds: the time of the calls that were not sent, by the
   * mean of those that were, less all that the cache took for it. Negative when it took longer.
   */
  long savedNanos(SentTimes times) {
    long nanos = -openingNanos;
    for (Map.Entry<String, Took> each : saved.entrySet()) {
      Took hits = each.getValue();
      nanos += times.of(each.getKey()).nanosFor(hits.calls()) - hits.nanos();
    }
    return nanos;
  }
}
