package io.larder.store.contract.fault;

/** A kind of round trip to a store. */
public enum Call {
  /** {@link io.larder.spi.Space#get}. */
  GET,
  /** {@link io.larder.spi.Space#commit}. */
  COMMIT,
  /** {@link io.larder.spi.Space#scan}. */
  SCAN,
  /** {@link io.larder.spi.Space#clear}. */
  CLEAR,
  /** {@link io.larder.spi.Space#changes}. */
  CHANGES,
  /** {@link io.larder.spi.Subscription#poll}. */
  POLL,
  /** {@link io.larder.spi.Space#size}. */
  SIZE,
  /** {@link io.larder.spi.Space#statistics}. */
  STATISTICS
}
