package io.larder.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes equal scalars as one object: else a key that names one string twice would have other bytes
 * than its equal that names two, and whoever changes the one would miss the other.
 */
final class KeyOut extends BoundedOut {
  private final Map<Object, Object> scalars = new HashMap<>();

  KeyOut(OutputStream out, Gate gate) throws IOException {
    super(out, gate);
  }

  @Override
  protected @Nullable Object replaceObject(@Nullable Object object) {
    Object same = super.replaceObject(object);
    if (same == null || Scalars.tagOf(same) == Scalars.NONE) {
      return same;
    }
    Object first = scalars.putIfAbsent(same, same);
    return first == null ? same : first;
  }
}
