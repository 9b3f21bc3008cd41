package io.larder.spi;

import static java.util.Objects.requireNonNull;

/**
 * What a store can and cannot do, told once.
 *
 * @param largestKey in bytes
 * @param largestValue in bytes, of one record
 * @param mostChunks into how many records the tier may cut a value that is larger than one takes; 1
 *     where it may not
 * @param largestBatch how many keys or writes one call takes; the tier cuts larger ones
 * @param ttlGranularityMillis how coarse the store's own time to live is, 0 when it has none
 * @param feed how changes by other processes become known
 * @param scan whether {@link Space#scan} works
 * @param upsert whether a put may expect {@link Expected.Unheld}, which saves reading before it
 * @param durability what an applied write survives
 */
public record Capabilities(
    long largestKey,
    long largestValue,
    int mostChunks,
    int largestBatch,
    long ttlGranularityMillis,
    Feed feed,
    boolean scan,
    boolean upsert,
    Durability durability) {
  /** How changes by other processes become known. */
  public enum Feed {
    /** Not at all: near copies live a configured time. */
    NONE,
    /** When asked, by {@link Subscription#poll}. */
    POLL,
    /** By the store's own messages. */
    PUSH
  }

  /** What an applied write survives. */
  public enum Durability {
    /** Nothing: it is gone with the store's process. */
    NONE,
    /** The death of every process that uses it, not the loss of power. */
    PROCESS_CRASH,
    /** The loss of power. */
    POWER_LOSS
  }

  /** Returns the same without {@link #upsert}. */
  public Capabilities withoutUpsert() {
    return with(largestValue, mostChunks, false);
  }

  /** Returns the same with values as large as this, which the tier need not cut. */
  public Capabilities withLargestValue(long largest) {
    return with(largest, 1, upsert);
  }

  private Capabilities with(long largest, int chunks, boolean upserts) {
    return new Capabilities(
        largestKey,
        largest,
        chunks,
        largestBatch,
        ttlGranularityMillis,
        feed,
        scan,
        upserts,
        durability);
  }

  public Capabilities {
    requireNonNull(feed, "feed");
    requireNonNull(durability, "durability");
    if (largestKey <= 0 || largestValue <= 0 || mostChunks <= 0 || largestBatch <= 0) {
      throw new IllegalArgumentException(
          "largestKey, largestValue, mostChunks and largestBatch must be > 0: %d, %d, %d, %d"
              .formatted(largestKey, largestValue, mostChunks, largestBatch));
    }
  }
}
