package io.larder.tier;

import io.larder.spi.Stored;
import io.larder.spi.Version;
import org.jspecify.annotations.Nullable;

/** What became of a write once every doubt that could be resolved is. */
sealed interface Settled {
  /** The write is done. */
  record Applied(Version version) implements Settled {}

  /** The record was not as expected; nothing is done. */
  record Conflict(@Nullable Stored current) implements Settled {}

  /** The write is not done, or nobody knows; the message says which. */
  record Failed(RuntimeException cause) implements Settled {}
}
