package io.larder.tier;

import io.larder.spi.Version;
import java.util.List;

/**
 * The chunks of one value as they were last seen.
 *
 * @param manifest names them
 * @param versions of the chunks, in order
 * @param untilMillis when the first of them ends, in wall-clock milliseconds
 */
record Chunks(Manifest manifest, List<Version> versions, long untilMillis) {
  Chunks {
    versions = List.copyOf(versions);
  }
}
