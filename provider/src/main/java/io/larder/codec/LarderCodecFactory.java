package io.larder.codec;

import io.larder.spi.Codec;
import io.larder.spi.CodecFactory;
import java.io.ObjectInputFilter;

/**
 * Makes codecs of the name {@code larder}, the default for values: compact where a {@link
 * CanonicalCodec} has a form of its own, Java serialisation elsewhere.
 */
public final class LarderCodecFactory implements CodecFactory {
  @Override
  public String name() {
    return CanonicalCodec.ID;
  }

  @Override
  public <T> Codec<T> create(Class<T> type, ClassLoader loader, ObjectInputFilter filter) {
    return CanonicalCodec.forValues(type, loader, filter);
  }
}
