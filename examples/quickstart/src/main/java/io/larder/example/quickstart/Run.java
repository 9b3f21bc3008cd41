package io.larder.example.quickstart;

import java.time.Duration;

/**
 * One run over a folder.
 *
 * @param files how many there are
 * @param bytes how large they are together
 * @param hits how many of them the cache knew
 * @param misses how many of them it had to read, or to try
 * @param failed how many of those could not be read; another run meets the same ones
 * @param time how long it took
 */
record Run(long files, long bytes, long hits, long misses, long failed, Duration time) {
  /** Tells whether nearly all files had to be read. */
  boolean filledTheStore() {
    return read() > 0 && read() >= 9 * hits;
  }

  /** Tells whether this run was spared nearly all that another had to do. */
  boolean comparesWith(Run filling) {
    boolean served = hits > 0 && hits >= 9 * read();
    return served && 10 * Math.abs(bytes - filling.bytes) <= bytes;
  }

  /** Returns how many times faster this run was than another, below 1 when it was slower. */
  double speedUp(Run other) {
    return (double) other.time.toNanos() / Math.max(1, time.toNanos());
  }

  private long read() {
    return misses - failed;
  }

  double hitPercentage() {
    return 100.0 * hits / Math.max(1, hits + misses);
  }
}
