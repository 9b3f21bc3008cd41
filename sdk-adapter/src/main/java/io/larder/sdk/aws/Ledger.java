package io.larder.sdk.aws;

import java.time.Duration;

/**
 * What is known of past answers, and which of them still hold. Thread-safe; but for {@code flush}
 * it never throws.
 */
interface Ledger {
  /** Looks for an answer. */
  Sight look(Call call, String key);

  /**
   * Keeps an answer, unless a mutation was sent since its request was.
   *
   * @param epoch of service and operation when its request was sent
   */
  void keep(Call call, String key, long epoch, Answer answer, Duration timeToLive);

  /** Ends everything that is kept of a service, and makes it quiet for a while. */
  void bump(Call call);

  /**
   * Ends everything that is kept of a service, or of an operation.
   *
   * @param name such as {@code iam} or {@code iam:listusers}
   * @throws javax.cache.CacheException when the cache fails
   */
  void flush(String name);

  /** A ledger that keeps nothing. */
  static Ledger none() {
    return NoLedger.INSTANCE;
  }

  /** Keeps nothing. */
  enum NoLedger implements Ledger {
    INSTANCE;

    @Override
    public Sight look(Call call, String key) {
      return new Sight.Closed();
    }

    @Override
    public void keep(Call call, String key, long epoch, Answer answer, Duration timeToLive) {}

    @Override
    public void bump(Call call) {}

    @Override
    public void flush(String name) {}
  }
}
